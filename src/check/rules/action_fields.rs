//! An action without due date, status or owner, in a list that has that column.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::check::elsewhere::{self, Seen};
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, short};
use crate::finding::{Lang, Severity};
use crate::report::model::Action;

rule!("KPR307", "action-fields", Warning, find);

/// A field of an action that its list may have a column for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Due,
    Status,
    Owner,
}

impl Field {
    fn has_column(self, action: &Action) -> bool {
        match self {
            Self::Due => action.columns.due,
            Self::Status => action.columns.status,
            Self::Owner => action.columns.owner,
        }
    }

    fn is_empty(self, action: &Action) -> bool {
        match self {
            Self::Due => action.due.is_none() && action.due_raw.is_none(),
            Self::Status => action.status.is_none() && action.status_raw.is_none(),
            Self::Owner => action.owner.is_none(),
        }
    }

    /// What belongs in the field and stands in another cell of the row.
    fn seen(self, action: &Action) -> Option<Seen> {
        match self {
            Self::Due => elsewhere::due(action),
            Self::Status => elsewhere::status(action),
            Self::Owner => elsewhere::owner(action),
        }
    }

    fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Due, Lang::En) => "due date",
            (Self::Due, Lang::Sv) => "slutdatum",
            (Self::Status, _) => "status",
            (Self::Owner, Lang::En) => "owner",
            (Self::Owner, Lang::Sv) => "ansvarig",
        }
    }
}

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let mut lists: Vec<(&str, Vec<(usize, &Action)>)> = Vec::new();
    let mut index: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, action) in ctx.report.actions.iter().enumerate() {
        let list = action.list.as_str();
        let at = *index.entry(list).or_insert_with(|| {
            lists.push((list, Vec::new()));
            lists.len() - 1
        });
        if let Some((_, actions)) = lists.get_mut(at) {
            actions.push((i, action));
        }
    }
    let mut out = Vec::new();
    for (list, actions) in &lists {
        for field in [Field::Due, Field::Status, Field::Owner] {
            of_column(field, list, actions, &mut out);
        }
    }
    out
}

/// The empty cells of one column of a list.
fn of_column(field: Field, list: &str, actions: &[(usize, &Action)], out: &mut Vec<Issue>) {
    let all: Vec<(usize, &Action)> = actions.iter().copied().filter(|(_, a)| field.has_column(a)).collect();
    let mut empty: Vec<(usize, &Action, Option<Seen>)> = Vec::new();
    for (k, (i, action)) in all.iter().enumerate().filter(|(_, (_, a))| field.is_empty(a)) {
        // A row that is no action tells that it, and the row before it, were not told apart.
        let torn = || {
            let rows = all.iter().skip(k).take(2).map(|(_, a)| *a);
            rows.into_iter().find(|a| elsewhere::is_no_action(&a.text)).map(|a| Seen { words: a.text.clone(), sure: true })
        };
        empty.push((*i, action, field.seen(action).or_else(torn)));
    }
    // What one row shows by chance, several rows of a list show by rule.
    let several = empty.iter().filter(|(.., s)| s.is_some()).count() > 1;
    let (misplaced, missing): (Vec<_>, Vec<_>) = empty.into_iter().partition(|(.., s)| s.as_ref().is_some_and(|s| s.sure || several));
    match (all.first(), missing.len() == all.len() && all.len() > 1) {
        (Some((i, first)), true) => {
            let [line, _] = first.lines;
            out.push(Issue::new(line, Column { field, list: list.to_owned(), count: all.len() }).subject(format!("/actions/{i}")));
        }
        _ => out.extend(missing.into_iter().map(|(i, action, _)| {
            let [line, _] = action.lines;
            Issue::new(line, Missing { field, text: short(&action.text) }).subject(format!("/actions/{i}"))
        })),
    }
    out.extend(doubt(field, &misplaced));
}

/// One issue for the rows of a list whose field stands in another cell.
fn doubt(field: Field, misplaced: &[(usize, &Action, Option<Seen>)]) -> Option<Issue> {
    let words = |seen: &Option<Seen>| seen.as_ref().map_or_else(String::new, |s| short(&s.words));
    let (i, first, seen) = misplaced.first()?;
    let [line, _] = first.lines;
    let fact = Misplaced { field, text: short(&first.text), words: words(seen), count: misplaced.len() };
    let issue = Issue::new(line, fact).severity(Severity::Info).subject(format!("/actions/{i}"));
    Some(misplaced.iter().skip(1).fold(issue, |issue, (_, action, seen)| {
        let [line, _] = action.lines;
        issue.related(line, Words { text: short(&action.text), words: words(seen) })
    }))
}

#[derive(Debug)]
struct Column {
    field: Field,
    list: String,
    count: usize,
}

impl Fact for Column {
    fn say(&self, lang: Lang) -> String {
        let (field, list, count) = (self.field.name(lang), short(&self.list), self.count);
        match lang {
            Lang::En => format!("the {count} actions of “{list}” all have no {field}, though the list has a column for it"),
            Lang::Sv => format!("ingen av de {count} aktiviteterna i ”{list}” har {field}, fast listan har en kolumn för det"),
        }
    }
}

#[derive(Debug)]
struct Missing {
    field: Field,
    text: String,
}

impl Fact for Missing {
    fn say(&self, lang: Lang) -> String {
        let (field, text) = (self.field.name(lang), &self.text);
        match lang {
            Lang::En => format!("the action “{text}” has no {field}"),
            Lang::Sv => format!("aktiviteten ”{text}” saknar {field}"),
        }
    }
}

/// The field is empty and what belongs in it stands beside it.
#[derive(Debug)]
struct Misplaced {
    field: Field,
    text: String,
    words: String,
    count: usize,
}

impl Fact for Misplaced {
    fn say(&self, lang: Lang) -> String {
        let Self { text, words, count, .. } = self;
        let field = self.field.name(lang);
        let mut out = match lang {
            Lang::En => format!("the {field} of the action “{text}” seems to stand in another cell: “{words}”"),
            Lang::Sv => format!("{field} för aktiviteten ”{text}” verkar stå i en annan cell: ”{words}”"),
        };
        if *count > 1 {
            out += &match lang {
                Lang::En => format!("; so do those of {} more of its list", count - 1),
                Lang::Sv => format!("; det gäller {} till i listan", count - 1),
            };
        }
        out + match lang {
            Lang::En => "; it was read, or written, into the wrong column",
            Lang::Sv => "; den har lästs, eller skrivits, i fel kolumn",
        }
    }
}

#[derive(Debug)]
struct Words {
    text: String,
    words: String,
}

impl Fact for Words {
    fn say(&self, _: Lang) -> String {
        format!("{}: {}", self.text, self.words)
    }
}
