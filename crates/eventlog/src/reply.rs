//! The answer to an append, whichever engine gives it.

use tokio::sync::oneshot;

use crate::{AppendError, Appended};

/// Where the answer to one batch goes. It answers by itself if it is dropped, so that no caller
/// is ever left without one.
#[derive(Debug)]
pub(crate) struct Reply {
    to: Option<oneshot::Sender<Result<Appended, AppendError>>>,
    /// Whether the batch may have been written by now.
    in_flight: bool,
}

impl Reply {
    /// Nothing was done with the batch yet.
    pub(crate) fn new(to: oneshot::Sender<Result<Appended, AppendError>>) -> Self {
        Self { to: Some(to), in_flight: false }
    }

    /// From here on the batch may have been written.
    pub(crate) fn is_in_flight(&mut self) {
        self.in_flight = true;
    }

    /// Answers.
    pub(crate) fn answer(mut self, answer: Result<Appended, AppendError>) {
        if let Some(to) = self.to.take() {
            // Whoever asked may have gone away; that changes nothing.
            let _ = to.send(answer);
        }
    }
}

impl Drop for Reply {
    fn drop(&mut self) {
        if let Some(to) = self.to.take() {
            let _ = to.send(Err(if self.in_flight {
                AppendError::Unknown("the log's writer stopped".to_owned())
            } else {
                AppendError::Closed("it was closed".to_owned())
            }));
        }
    }
}
