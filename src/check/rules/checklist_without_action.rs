//! A question of a checklist answered no or partly that no action takes up.

use std::cell::LazyCell;
use std::collections::HashMap;

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, short};
use crate::check::words::{Stem, stems};
use crate::finding::Lang;
use crate::limits::MAX_ANSWERING_ACTIONS;
use crate::report::model::{Answer, ChecklistItem};

rule!("KPR309", "checklist-without-action", Info, find);

/// Words that an action must share with a question to take it up.
const SHARED_WORDS: usize = 2;

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    // Which actions have a word; they are looked at only where a question is open.
    let words_of = LazyCell::new(|| {
        let mut out: HashMap<Stem, Vec<usize>> = HashMap::new();
        for (i, action) in ctx.report.actions.iter().enumerate().take(MAX_ANSWERING_ACTIONS) {
            let mut words = stems(&action.text);
            words.extend(action.detail.iter().flat_map(|detail| stems(detail)));
            words.sort_unstable();
            words.dedup();
            words.into_iter().for_each(|word| out.entry(word).or_default().push(i));
        }
        out
    });
    let taken_up = |item: &ChecklistItem| {
        let words = stems(&item.question);
        let mut actions: Vec<usize> = words.iter().filter_map(|w| words_of.get(w)).flatten().copied().collect();
        actions.sort_unstable();
        actions.chunk_by(|a, b| a == b).any(|same| same.len() >= SHARED_WORDS)
    };
    let mut out = Vec::new();
    for (c, list) in ctx.report.checklists.iter().enumerate() {
        for (i, item) in list.items.iter().enumerate() {
            let open = matches!(item.answer, Some(Answer::Nej | Answer::Delvis));
            if open && !taken_up(item) {
                let partly = item.answer == Some(Answer::Delvis);
                out.push(
                    Issue::new(item.line, NotTakenUp { question: short(&item.question), partly })
                        .subject(format!("/checklists/{c}/items/{i}")),
                );
            }
        }
    }
    out
}

#[derive(Debug)]
struct NotTakenUp {
    question: String,
    partly: bool,
}

impl Fact for NotTakenUp {
    fn say(&self, lang: Lang) -> String {
        let question = &self.question;
        match (lang, self.partly) {
            (Lang::En, true) => format!("“{question}” is answered partly, and no action takes it up"),
            (Lang::En, false) => format!("“{question}” is answered no, and no action takes it up"),
            (Lang::Sv, true) => format!("”{question}” besvaras delvis, och ingen åtgärd tar upp det"),
            (Lang::Sv, false) => format!("”{question}” besvaras nej, och ingen åtgärd tar upp det"),
        }
    }
}
