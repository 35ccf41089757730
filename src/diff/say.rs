//! Words for differences, in both languages.

use jiff::civil::Date;

use super::model::{Column, Difference, Goal, Moved, Programme, Said, Task};
use crate::check::say::{Fact, amount, short};
use crate::check::statuses;
use crate::finding::Lang;
use crate::report::model::{ColumnRole, Proof};

impl Fact for Difference {
    fn say(&self, lang: Lang) -> String {
        match self {
            Self::FigureRestated(m) | Self::BudgetMoved(m) | Self::ForecastMoved(m) => moved(m, lang),
            Self::ColumnDoubtful(c) => column(c, lang),
            Self::ProgrammeCame { new } => programme(new),
            Self::ProgrammeGone { old } => programme(old),
            Self::ProgrammeRenamed { old, new, .. } => format!("{} → {}", programme(old), programme(new)),
            Self::GoalMoved { old, new } => {
                format!("{}: {} → {}", goal(new), statuses::goal(Some(old.status), lang), statuses::goal(Some(new.status), lang))
            }
            Self::ActionStatus { old, new } => format!("{}: {} → {}", task(new, lang), status(old, lang), status(new, lang)),
            Self::ActionDue { old, new, days } => due(old, new, *days, lang),
            Self::ActionGone { old } => match (old.due, lang) {
                (Some(due), Lang::En) => format!("{}: {}, due {due}", task(old, lang), status(old, lang)),
                (Some(due), Lang::Sv) => format!("{}: {}, slutdatum {due}", task(old, lang), status(old, lang)),
                (None, _) => format!("{}: {}", task(old, lang), status(old, lang)),
            },
            Self::StillOverdue { old, new, days } => late(old, new, *days, lang),
        }
    }
}

/// The heading over the differences of one kind.
#[must_use]
pub fn heading(difference: &Difference, lang: Lang) -> &'static str {
    let (en, sv) = match difference {
        Difference::FigureRestated(_) => ("Figures restated", "Siffror som har räknats om"),
        Difference::BudgetMoved(_) => ("Budgets that moved", "Ändrade budgetar"),
        Difference::ForecastMoved(_) => ("Forecasts that moved", "Ändrade prognoser"),
        Difference::ColumnDoubtful(_) => ("Columns that can hardly be the same", "Kolumner som knappast är desamma"),
        Difference::ProgrammeCame { .. } => ("Programmes that came", "Nya verksamheter"),
        Difference::ProgrammeGone { .. } => ("Programmes that went", "Verksamheter som inte finns kvar"),
        Difference::ProgrammeRenamed { .. } => ("Programmes with another name", "Verksamheter med nytt namn"),
        Difference::GoalMoved { .. } => ("Goals with another status", "Mål med ny status"),
        Difference::StillOverdue { .. } => ("Overdue then and still", "Försenade då och fortfarande"),
        Difference::ActionDue { .. } => ("Actions with another due date", "Aktiviteter med nytt slutdatum"),
        Difference::ActionGone { .. } => {
            ("Actions not done and no longer mentioned", "Aktiviteter som inte är klara och inte längre nämns")
        }
        Difference::ActionStatus { .. } => ("Actions with another status", "Aktiviteter med ny status"),
    };
    match lang {
        Lang::En => en,
        Lang::Sv => sv,
    }
}

/// What a column holds, as a word in a sentence.
#[must_use]
pub fn role(role: ColumnRole, lang: Lang) -> &'static str {
    let (en, sv) = match role {
        ColumnRole::Outcome => ("outcome", "utfall"),
        ColumnRole::Budget => ("budget", "budget"),
        ColumnRole::Forecast => ("forecast", "prognos"),
        ColumnRole::Deviation => ("deviation", "avvikelse"),
        ColumnRole::Change => ("change", "förändring"),
        ColumnRole::Income => ("income", "intäkter"),
        ColumnRole::Cost => ("cost", "kostnader"),
        ColumnRole::NetCost => ("net cost", "nettokostnad"),
        ColumnRole::Value | ColumnRole::Other => ("value", "värde"),
    };
    match lang {
        Lang::En => en,
        Lang::Sv => sv,
    }
}

fn moved(m: &Moved, lang: Lang) -> String {
    let plus = if m.change.0.is_sign_positive() { "+" } else { "" };
    let mut out = format!(
        "{}, {} {}: {} → {} ({plus}{})",
        m.name(),
        role(m.role, lang),
        m.periods(),
        said(&m.old, lang),
        said(&m.new, lang),
        amount(m.change.0, m.unit, lang)
    );
    if m.turned {
        out += match lang {
            Lang::En => "; the tables print opposite signs",
            Lang::Sv => "; tabellerna har omvända tecken",
        };
    }
    let contradicted = |s: &Said| s.proof == Proof::Contradicted;
    out += match (contradicted(&m.old), contradicted(&m.new), lang) {
        (false, false, _) => "",
        (true, false, Lang::En) => "; the old report contradicts its figure",
        (true, false, Lang::Sv) => "; den gamla rapporten motsäger sin siffra",
        (false, true, Lang::En) => "; the new report contradicts its figure",
        (false, true, Lang::Sv) => "; den nya rapporten motsäger sin siffra",
        (true, true, Lang::En) => "; each report contradicts its figure",
        (true, true, Lang::Sv) => "; båda rapporterna motsäger sin siffra",
    };
    out
}

fn column(c: &Column, lang: Lang) -> String {
    let title = c.new.title.as_deref().or(c.old.title.as_deref()).map_or_else(String::new, |t| format!("{}, ", short(t)));
    let (role, period) = (role(c.role, lang), c.period.as_deref().unwrap_or_default());
    match lang {
        Lang::En => format!("{title}{role} {period}: {} of {} figures differ", c.differ, c.figures),
        Lang::Sv => format!("{title}{role} {period}: {} av {} siffror skiljer sig", c.differ, c.figures),
    }
}

fn said(s: &Said, lang: Lang) -> String {
    amount(s.value.0, s.unit, lang)
}

impl Moved {
    /// Code and label of its row.
    #[must_use]
    pub fn name(&self) -> String {
        named(self.code.as_deref(), &self.label)
    }

    /// Its period, or both where they are not the same.
    #[must_use]
    pub fn periods(&self) -> String {
        let (old, new) = (self.old.period.as_deref().unwrap_or_default(), self.new.period.as_deref().unwrap_or_default());
        if old == new { new.to_owned() } else { format!("{old} → {new}") }
    }
}

fn named(code: Option<&str>, name: &str) -> String {
    code.map_or_else(|| name.to_owned(), |code| format!("{code} {name}"))
}

fn programme(p: &Programme) -> String {
    named(p.code.as_deref(), &p.name)
}

fn goal(g: &Goal) -> String {
    g.id.as_ref().map_or_else(|| short(&g.text), |id| format!("{id} {}", short(&g.text)))
}

fn task(t: &Task, lang: Lang) -> String {
    match lang {
        Lang::En => format!("“{}”", short(&t.text)),
        Lang::Sv => format!("”{}”", short(&t.text)),
    }
}

fn status(t: &Task, lang: Lang) -> &'static str {
    statuses::action(t.status, lang)
}

fn date(date: Option<Date>) -> String {
    date.map_or_else(String::new, |d| d.to_string())
}

fn days(n: i32, lang: Lang) -> String {
    match (n, lang) {
        (1, Lang::En) => "1 day".to_owned(),
        (1, Lang::Sv) => "1 dag".to_owned(),
        (n, Lang::En) => format!("{n} days"),
        (n, Lang::Sv) => format!("{n} dagar"),
    }
}

fn due(old: &Task, new: &Task, by: i32, lang: Lang) -> String {
    let way = match (by > 0, lang) {
        (true, Lang::En) => "later",
        (true, Lang::Sv) => "senare",
        (false, Lang::En) => "earlier",
        (false, Lang::Sv) => "tidigare",
    };
    format!("{}: {} → {} ({} {way})", task(new, lang), date(old.due), date(new.due), days(by.saturating_abs(), lang))
}

fn late(old: &Task, new: &Task, by: i32, lang: Lang) -> String {
    let (text, due, status, days) = (task(new, lang), date(new.due.or(old.due)), status(new, lang), days(by, lang));
    match lang {
        Lang::En => format!("{text}: was due {due}, {status}, {days} late"),
        Lang::Sv => format!("{text}: skulle vara klar {due}, {status}, {days} sen"),
    }
}
