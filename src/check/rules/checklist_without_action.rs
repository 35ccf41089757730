//! A question of a checklist answered no or partly that no action takes up.

use crate::check::Context;
use crate::check::issue::Issue;
use crate::check::rule::rule;
use crate::check::say::{Fact, short};
use crate::check::words::stems;
use crate::finding::Lang;
use crate::report::model::{Answer, ChecklistItem};

rule!("KPR309", "checklist-without-action", Info, find);

/// Words that an action must share with a question to take it up.
const SHARED_WORDS: usize = 2;

fn find(ctx: &Context<'_>) -> Vec<Issue> {
    let actions: Vec<Vec<String>> =
        ctx.report.actions.iter().map(|a| stems(&format!("{} {}", a.text, a.detail.as_deref().unwrap_or_default()))).collect();
    let taken_up = |item: &ChecklistItem| {
        let words = stems(&item.question);
        actions.iter().any(|a| words.iter().filter(|w| a.contains(w)).count() >= SHARED_WORDS)
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
