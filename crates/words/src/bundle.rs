//! The messages of a language, read once from the files of every room of `domain`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use unic_langid::LanguageIdentifier;

use greyfile_domain::kernel::words::Words as Files;

use crate::Lang;
use crate::told::digits;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| Bundle::load(Lang::En));
static URDU: LazyLock<Bundle> = LazyLock::new(|| Bundle::load(Lang::Ur));

/// The messages of a language.
pub(crate) struct Bundle {
    messages: FluentBundle<FluentResource>,
    /// Which arguments each message speaks of, those of the messages it refers to included.
    variables: BTreeMap<String, BTreeSet<String>>,
    faults: Vec<String>,
}

/// The bundle of a language.
pub(crate) fn of(lang: Lang) -> &'static Bundle {
    match lang {
        Lang::En => &ENGLISH,
        Lang::Ur => &URDU,
    }
}

/// The names of the arguments that a message speaks of, in this language; none of one that is
/// missing. An attribute is asked for as `message.attribute`.
pub fn variables(lang: Lang, id: &str) -> &'static BTreeSet<String> {
    static NONE: BTreeSet<String> = BTreeSet::new();
    of(lang).variables.get(id).unwrap_or(&NONE)
}

impl Bundle {
    /// The files are part of the program, and tests read every one of them: what cannot be read is
    /// left out here, and its messages are told in English, or by their ids.
    fn load(lang: Lang) -> Self {
        Self::read(lang, greyfile_domain::words().map(|(_, words, _)| words))
    }

    /// The messages of these files, in a language.
    pub(crate) fn read(lang: Lang, files: impl IntoIterator<Item = Files>) -> Self {
        let name: LanguageIdentifier = lang.code().parse().unwrap_or_default();
        let mut messages = FluentBundle::new_concurrent(vec![name]);
        // What somebody typed is set apart before it gets here, and nothing else is.
        messages.set_use_isolating(false);
        messages.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(digits(number)),
            _ => None,
        }));
        let (mut own, mut faults) = (BTreeMap::new(), Vec::new());
        for words in files {
            let text = match lang {
                Lang::En => words.en,
                Lang::Ur => words.ur,
            };
            let resource = match FluentResource::try_new(text.to_owned()) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    faults.extend(errors.iter().map(ToString::to_string));
                    resource
                }
            };
            for entry in resource.entries() {
                own.extend(spoken(entry));
            }
            // What stands twice is told as it stands first.
            let twice = messages.add_resource(resource).err().unwrap_or_default();
            faults.extend(twice.iter().map(ToString::to_string));
        }
        Self { messages, variables: settle(&own), faults }
    }

    /// What is wrong with the files: what cannot be read, and what stands twice.
    pub(crate) fn faults(&self) -> &[String] {
        &self.faults
    }

    /// Every message and attribute, with the arguments that it speaks of.
    pub(crate) fn messages(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        let all = self.variables.iter();
        all.map(|(id, arguments)| (&**id, arguments.iter().map(|name| &**name).collect()))
    }

    /// A message, or an attribute of one; `None` if it is missing, or an argument of it.
    pub(crate) fn format(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let (id, attribute) = id.split_once('.').map_or((id, None), |(id, of)| (id, Some(of)));
        let message = self.messages.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = self.messages.format_pattern(pattern, Some(args), &mut errors);
        errors.is_empty().then(|| text.into_owned())
    }
}

/// What one pattern speaks of by itself.
#[derive(Default)]
struct Spoken {
    arguments: BTreeSet<String>,
    /// The messages it refers to.
    messages: BTreeSet<String>,
}

/// What the patterns of a message speak of: its own, and those of its attributes.
fn spoken(entry: &Entry<&str>) -> Vec<(String, Spoken)> {
    let Entry::Message(message) = entry else { return Vec::new() };
    let of = |id: String, pattern: &Pattern<&str>| {
        let mut spoken = Spoken::default();
        spoken.pattern(pattern);
        (id, spoken)
    };
    let name = message.id.name;
    let value = message.value.as_ref().map(|value| of(name.to_owned(), value));
    let attributes = message
        .attributes
        .iter()
        .map(|attribute| of(format!("{name}.{}", attribute.id.name), &attribute.value));
    value.into_iter().chain(attributes).collect()
}

impl Spoken {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { .. } => {}
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                variants.iter().for_each(|variant| self.pattern(&variant.value));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.arguments.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => {
                let attribute = attribute.as_ref().map(|of| format!(".{}", of.name));
                self.messages.insert(format!("{}{}", id.name, attribute.unwrap_or_default()));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. }
            | InlineExpression::NumberLiteral { .. }
            | InlineExpression::FunctionReference { .. }
            | InlineExpression::TermReference { .. } => {}
        }
    }
}

/// What each message speaks of, with what the messages it refers to do.
fn settle(own: &BTreeMap<String, Spoken>) -> BTreeMap<String, BTreeSet<String>> {
    let whole = |id: &String| {
        let (mut seen, mut next) = (BTreeSet::new(), vec![id]);
        let mut arguments = BTreeSet::new();
        while let Some(id) = next.pop() {
            if let (true, Some(spoken)) = (seen.insert(id), own.get(id)) {
                arguments.extend(spoken.arguments.iter().cloned());
                next.extend(&spoken.messages);
            }
        }
        (id.clone(), arguments)
    };
    own.keys().map(whole).collect()
}
