//! Arguments as texts take them: numbers as numbers, everything else in words.

use fluent_bundle::{FluentArgs, FluentValue};
use greyfile_domain::kernel::arg::{Arg, ArgValue};
use greyfile_domain::values::isolate;

use crate::{Lang, Words, dashed, told};

impl Words {
    /// Arguments by name. A field that stands several times becomes a list.
    pub(crate) fn values(self, args: &[Arg]) -> FluentArgs<'static> {
        let mut values = FluentArgs::with_capacity(args.len());
        let mut done: Vec<&str> = Vec::new();
        for arg in args {
            let name = arg.field.as_ref();
            if done.contains(&name) {
                continue;
            }
            done.push(name);
            let all: Vec<&Arg> = args.iter().filter(|other| other.field == arg.field).collect();
            let value = match all.as_slice() {
                [one] => self.arg(name, &one.value),
                many => {
                    let texts: Vec<String> = many.iter().map(|one| self.text(&one.value)).collect();
                    // Words of a vocabulary are alternatives, anything else is an enumeration.
                    let between = match arg.value {
                        ArgValue::Code(_) => "list-or",
                        _ => "list-separator",
                    };
                    texts.join(&self.with(between, &[])).into()
                }
            };
            values.set(name.to_owned(), value);
        }
        values
    }

    fn arg(self, name: &str, value: &ArgValue) -> FluentValue<'static> {
        match value {
            ArgValue::Number(number) => told::number(name, *number).into(),
            other => self.text(other).into(),
        }
    }

    /// One value in words.
    pub(crate) fn text(self, value: &ArgValue) -> String {
        match value {
            ArgValue::Stream(stream) => self.apart(&stream.to_string()),
            ArgValue::Event(event) => self.apart(&event.to_string()),
            ArgValue::Number(number) => number.to_string(),
            ArgValue::Hours(hours) => self.span(*hours),
            ArgValue::Text(text) => self.apart(text),
            ArgValue::Section(section) => self.cited(section),
            ArgValue::Code(code) => self.code(code),
            ArgValue::Word(word) => self.code_of(word.as_str()),
            ArgValue::Quantity(quantity) => self.quantity(quantity),
            ArgValue::Called(called) => self.called(called),
            ArgValue::Time(at) => self.instant(*at),
            ArgValue::Occurred(at) => self.occurred(*at),
        }
    }

    /// The word of a code that has one; others are what texts choose by.
    fn code(self, code: &str) -> String {
        let word = code.contains('.').then(|| self.with(&dashed(code), &[]));
        word.unwrap_or_else(|| code.to_owned())
    }

    /// A text that is not the program's own, set apart on a page where it can run another way than
    /// the words around it.
    pub(crate) fn apart(self, text: &str) -> String {
        match (self.apart, self.lang) {
            (false, _) => isolate::bare(text),
            (true, Lang::En) => isolate::isolated(text),
            (true, Lang::Ur) => isolate::set_apart(text),
        }
    }
}
