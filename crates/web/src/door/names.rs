//! The addresses a process answers under.

use std::fmt;
use std::str::FromStr;

/// The addresses a process answers under.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// The port it listens on, on loopback.
    pub port: u16,
    /// The address people reach it by, through a proxy.
    pub public: Option<Origin>,
}

/// The scheme, host and port of an address, such as `https://grey.example`: what a browser sends
/// as `Origin` (RFC 6454).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

/// An address that is no origin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("write the address as people type it, without a path: https://grey.example")]
pub struct OriginError;

impl FromStr for Origin {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, OriginError> {
        let text = text.strip_suffix('/').unwrap_or(text);
        let (scheme, host) = text.split_once("://").ok_or(OriginError)?;
        // Browsers leave the usual port out.
        let usual = match scheme {
            "http" => ":80",
            "https" => ":443",
            _ => return Err(OriginError),
        };
        let host = host.strip_suffix(usual).unwrap_or(host);
        let authority: axum::http::uri::Authority = host.parse().map_err(|_| OriginError)?;
        if authority.host().is_empty() || host.contains('@') {
            return Err(OriginError);
        }
        Ok(Self(format!("{scheme}://{}", host.to_ascii_lowercase())))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_what_browsers_send() {
        let cases = [
            ("https://grey.example", Some("https://grey.example")),
            ("https://Grey.Example:443/", Some("https://grey.example")),
            ("https://grey.example:8443", Some("https://grey.example:8443")),
            ("http://10.0.0.1:80", Some("http://10.0.0.1")),
            ("grey.example", None),
            ("ftp://grey.example", None),
            ("https://grey.example/cases", None),
            ("https://", None),
            ("https://someone@grey.example", None),
        ];
        for (text, origin) in cases {
            let parsed = text.parse::<Origin>().ok().map(|origin| origin.to_string());
            assert_eq!(parsed.as_deref(), origin, "{text}");
        }
    }
}
