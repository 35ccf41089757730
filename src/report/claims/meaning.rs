//! What an amount in a sentence is of: read from the words before it, nearest first, and from the few after it.
//!
//! The words between two amounts belong to the later one. Going left from the amount, the first word that can bear an amount is its
//! head; a clause without one is passed over, a clause that explains a cause is not. What stands after the amount counts as far
//! as its clause goes: `högre än budget`, `i överskott`, `vid årets slut`.

use super::sentence::{Sentence, Stated, Term};
use crate::figures::amount::Sign;
use crate::lexicon::claims::{AGAINST, Sense, VERBS, WHOLES, hedge};

/// What an amount is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    /// A difference to the budget; the sign that the words give.
    Deviation(Option<bool>),
    /// What the whole has cost.
    Outcome,
    /// Costs, which are an outcome only beside a budget.
    Cost,
    /// Income.
    Income,
    /// The budget.
    Budget,
}

/// The time an amount speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Time {
    /// The forecast.
    Forecast,
    /// The whole year, or something expected: a forecast unless the report is of the whole year.
    WholeYear,
    /// The period that has passed.
    Period,
}

/// What the words say of an amount.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Meaning {
    /// What it is of, where that can be told.
    pub(super) head: Option<Head>,
    /// Time.
    pub(super) time: Option<Time>,
    /// Whether words say that it is a part.
    pub(super) part: bool,
    /// Whether something grew or shrank by it, or it explains something.
    pub(super) aside: bool,
    /// Whether `till` stands before it: `väntas öka till 2,4 mnkr`.
    pub(super) level: bool,
    /// First word of the statement.
    pub(super) first: usize,
    /// The word after it.
    pub(super) after: usize,
}

/// Reads what a sentence says of one of its amounts. `from` is the word after the amount before it, `next` the first of the one after it.
pub(super) fn meaning(sentence: &Sentence<'_>, stated: Stated, from: usize, next: usize) -> Meaning {
    let left = sentence.terms.get(from..stated.first).unwrap_or_default();
    let mut out = Left::read(left, stated.amount.sign);
    out.first += from;
    let right = right_clause(&sentence.terms, stated.after, next);
    out.after = stated.after;
    read_right(&mut out, right, stated.amount.sign);
    out
}

/// The words of an amount's own clause that come after it: none where another amount follows in the same clause.
fn right_clause<'s, 'a>(terms: &'s [Term<'a>], after: usize, next: usize) -> &'s [Term<'a>] {
    let parted = after.checked_sub(1).and_then(|i| terms.get(i)).is_some_and(Term::parted);
    let rest = if parted { &[] } else { terms.get(after..next).unwrap_or_default() };
    let joins = |t: &Term<'_>| matches!(t.sense, Some(Sense::And | Sense::Dependent | Sense::Cause | Sense::Part));
    let end = rest.iter().position(joins).into_iter().chain(rest.iter().position(Term::parted).map(|i| i + 1)).min();
    match end {
        Some(end) => rest.get(..end).unwrap_or_default(),
        None if next < terms.len() => &[],
        None => rest,
    }
}

/// The walk from an amount to the left.
#[derive(Default)]
struct Left {
    head: Option<Head>,
    time: Option<Time>,
    good: Option<bool>,
    budget: bool,
    against: bool,
    changed: bool,
    part: bool,
    /// `för` and a noun stand between the head and the amount: `utfall för bidrag till enskilda`.
    narrowed: bool,
    first: Option<usize>,
}

/// How a clause is parted from the one before it.
#[derive(PartialEq, Eq)]
enum Joint {
    /// By a comma, or it depends on the other.
    Soft,
    /// By `och` or the like: what stands before has its own time.
    Hard,
}

impl Left {
    fn read(left: &[Term<'_>], sign: Sign) -> Meaning {
        let preposition = left.iter().rev().map(|t| t.lower.as_str()).find(|w| hedge(w).is_none());
        let mut walk = Self::default();
        let mut cause = false;
        for (at, term) in left.iter().enumerate().rev() {
            let before = left.get(..at).unwrap_or_default();
            if let Some(joint) = joint(term, before) {
                walk.settle();
                if walk.head.is_some() && (walk.time.is_some() || joint == Joint::Hard) {
                    break;
                }
            }
            if term.sense == Some(Sense::Cause) {
                walk.settle();
                cause = walk.head.is_none();
                break;
            }
            walk.narrowed |= walk.head.is_none() && term.lower == "för" && left.get(at + 1).is_some_and(is_narrow);
            walk.word(term, before, at, preposition == Some("med"));
        }
        walk.settle();
        if walk.head.is_none() && !walk.changed && sign != Sign::None && walk.time.is_some() {
            walk.head = Some(Head::Deviation(None));
        }
        let aside = cause || (walk.changed && walk.head.is_none());
        let part = walk.part || (walk.narrowed && matches!(walk.head, Some(Head::Outcome | Head::Budget)));
        Meaning {
            head: walk.head,
            time: walk.time,
            part,
            aside,
            level: preposition == Some("till"),
            first: walk.first.unwrap_or(left.len()),
            after: 0,
        }
    }

    fn word(&mut self, term: &Term<'_>, before: &[Term<'_>], at: usize, by: bool) {
        if AGAINST.contains(&term.lower.as_str()) {
            self.against = true;
        }
        let Some(sense) = term.sense else { return };
        self.tell_time(sense);
        if self.head.is_some() {
            // An adjective or a subject before the head.
            let near = self.first.is_some_and(|first| at + 6 >= first);
            if let (Some(Head::Deviation(None)), Some(good), true) = (self.head, sign_of(sense), near) {
                self.head = Some(Head::Deviation(Some(good)));
                self.first = Some(at);
            }
            return;
        }
        let head = match sense {
            Sense::Deficit => Some(Head::Deviation(Some(false))),
            Sense::Surplus => Some(Head::Deviation(Some(true))),
            Sense::Deviation | Sense::Result => Some(Head::Deviation(self.good)),
            Sense::Outcome if self.budget && self.against => Some(Head::Deviation(self.good)),
            Sense::Outcome => Some(Head::Outcome),
            Sense::Cost if !self.changed => Some(Head::Cost),
            Sense::Income if !self.changed => Some(Head::Income),
            _ => None,
        };
        match sense {
            Sense::Budget => self.see_budget(before, at),
            Sense::Change => self.changed |= by,
            Sense::Part => self.part = true,
            Sense::Positive | Sense::Negative => self.good = self.good.or(sign_of(sense)),
            Sense::Forecast => self.first = Some(at),
            Sense::WholeYear if self.first.is_none() => self.first = Some(at),
            _ => {}
        }
        if let Some(head) = head {
            if self.changed {
                return; // what grew or shrank by the amount, not what the amount is
            }
            self.head = Some(head);
            self.first = Some(at);
        }
    }

    /// `under budget med 5 tkr` tells the sign; else the budget is the head unless something before it is.
    fn see_budget(&mut self, before: &[Term<'_>], at: usize) {
        match before.last().map(|t| t.lower.as_str()) {
            Some("över") => self.head = Some(Head::Deviation(Some(false))),
            Some("under") => self.head = Some(Head::Deviation(Some(true))),
            _ => self.budget = true,
        }
        self.first = Some(at);
    }

    fn tell_time(&mut self, sense: Sense) {
        let told = match sense {
            Sense::Forecast => Some(Time::Forecast),
            Sense::WholeYear | Sense::Expected => Some(Time::WholeYear),
            Sense::Period | Sense::Outcome => Some(Time::Period),
            _ => None,
        };
        let stronger = self.time == Some(Time::WholeYear) && told == Some(Time::Forecast);
        if self.time.is_none() || stronger {
            self.time = told.or(self.time);
        }
    }

    /// At the end of a clause, a budget or a sign without anything before it is the head.
    fn settle(&mut self) {
        if self.head.is_some() || self.changed {
            return;
        }
        if let Some(good) = self.good {
            self.head = Some(Head::Deviation(Some(good)));
        } else if self.budget {
            self.head = Some(Head::Budget);
        }
    }
}

/// Whether a word after `för` names a part, and no time and not the whole.
fn is_narrow(term: &Term<'_>) -> bool {
    term.sense.is_none() && !WHOLES.contains(&term.lower.as_str()) && !term.lower.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a clause begins right after a word, or with it.
fn joint(term: &Term<'_>, before: &[Term<'_>]) -> Option<Joint> {
    match term.sense {
        Some(Sense::And) => before.iter().any(|t| VERBS.contains(&t.lower.as_str())).then_some(Joint::Hard),
        Some(Sense::Dependent) => Some(Joint::Soft),
        _ => term.parted().then_some(Joint::Soft),
    }
}

/// The sign that a word gives: `true` is good.
fn sign_of(sense: Sense) -> Option<bool> {
    match sense {
        Sense::Positive | Sense::Better | Sense::Surplus => Some(true),
        Sense::Negative | Sense::Worse | Sense::Deficit => Some(false),
        _ => None,
    }
}

fn read_right(out: &mut Meaning, right: &[Term<'_>], sign: Sign) {
    let word = |i: usize| right.get(i).map_or("", |t| t.lower.as_str());
    let sense = |i: usize| right.get(i).and_then(|t| t.sense);
    let budget = right.iter().position(|t| t.sense == Some(Sense::Budget));
    let against = right.iter().take(3).any(|t| AGAINST.contains(&t.lower.as_str()));
    let turned = matches!(out.head, Some(Head::Income | Head::Deviation(_)));
    let compared = match sense(0) {
        Some(Sense::Higher) => Some(turned),
        Some(Sense::Lower) => Some(!turned),
        Some(Sense::Better) => Some(true),
        Some(Sense::Worse) => Some(false),
        _ if word(0) == "över" => Some(false),
        _ if word(0) == "under" && sense(1) == Some(Sense::Budget) => Some(true),
        _ => None,
    };
    let noun = if word(0) == "i" { sense(1).and_then(sign_of) } else { None };
    let mut taken = None;
    if let Some(good) = noun {
        (out.head, taken) = (Some(Head::Deviation(Some(good))), Some(2));
    } else if let Some(good) = compared {
        // Compared with something else than the budget, it is no deviation.
        out.aside = budget.is_none();
        if let Some(at) = budget {
            (out.head, taken) = (Some(Head::Deviation(Some(good))), Some(at + 1));
        }
    } else if let (Some(at), true) = (budget, against) {
        let weak = !matches!(out.head, Some(Head::Deviation(_) | Head::Budget));
        if weak && !out.aside && (sign != Sign::None || !matches!(out.head, Some(Head::Cost | Head::Income))) {
            out.head = Some(Head::Deviation(None));
        }
        taken = Some(at + 1);
    }
    if let Some(n) = taken {
        out.after += n;
    }
    for term in right {
        let told = match term.sense {
            Some(Sense::Forecast) => Time::Forecast,
            Some(Sense::WholeYear) => Time::WholeYear,
            Some(Sense::Period) => Time::Period,
            _ => continue,
        };
        out.time = out.time.or(Some(told));
    }
}
