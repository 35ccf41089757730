//! Causes of violated relations → issues; the rules of arithmetic each take their share.

use rust_decimal::Decimal;

use super::context::Context;
use super::issue::Issue;
use super::say::{Fact, Figure, number, slip};
use crate::finding::{Lang, Severity, Slip};
use crate::proof::{Cause, Change, Link, LinkKind, State};
use crate::report::model::{ColumnRole, RelationKind};

/// Which rule speaks of a cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// A relation of this kind fails.
    Fails(LinkKind),
    /// A deviation has the wrong sign.
    Sign,
    /// Errors that cancel out in a column.
    Cancelling,
    /// The search for the smallest explanation met its bound.
    Open,
}

/// The issues of all causes of a class.
pub(crate) fn issues(ctx: &Context<'_>, class: Class) -> Vec<Issue> {
    ctx.evidence.causes.iter().filter(|c| class_of(ctx, c) == class).filter_map(|c| issue(ctx, c)).collect()
}

/// The class of a cause.
pub(crate) fn class_of(ctx: &Context<'_>, cause: &Cause) -> Class {
    if cause.bounded {
        return Class::Open;
    }
    if cause.cancelling {
        return Class::Cancelling;
    }
    let likeliest = cause.explanations.first().and_then(|e| if let [one] = e.as_slice() { Some(*one) } else { None });
    let sign = likeliest.filter(|c| c.slip == Some(Slip::Sign)).and_then(|c| ctx.evidence.network.nodes.get(c.node));
    if sign.and_then(|n| ctx.column(n.place())).is_some_and(|c| c.role == ColumnRole::Deviation) {
        return Class::Sign;
    }
    main_link(ctx, cause).map_or(Class::Open, |l| Class::Fails(l.kind))
}

/// The link that a message speaks of: one whose result is the culprit, else the first of the gravest kind.
fn main_link<'a>(ctx: &Context<'a>, cause: &Cause) -> Option<&'a Link> {
    let culprit = cause.culprit();
    let links = cause.links.iter().filter_map(|&l| ctx.evidence.network.links.get(l));
    links.min_by_key(|l| (culprit.is_some_and(|c| result_of(ctx, l) != Some(c.node)), l.kind))
}

fn result_of(ctx: &Context<'_>, link: &Link) -> Option<usize> {
    ctx.evidence.network.members(link).last().map(|m| m.node())
}

fn issue(ctx: &Context<'_>, cause: &Cause) -> Option<Issue> {
    let net = &ctx.evidence.network;
    let link = main_link(ctx, cause)?;
    let result = net.nodes.get(result_of(ctx, link)?)?;
    let factor = net.factor(link, result_of(ctx, link)?);
    let computed = result.value - link.residual / factor;
    let culprit = cause.culprit().and_then(|c| net.nodes.get(c.node).map(|n| (c, n)));
    let relation = Relation {
        kind: link.kind,
        label: ctx.label(result.place()),
        stated: result.value,
        computed,
        parts: net.members(link).len() - 1,
        tolerance: link.tolerance / factor.abs(),
        culprit: culprit.filter(|(_, n)| n.place() != result.place()).map(|(c, n)| (ctx.label(n.place()), c)),
        relations: cause.links.len(),
        possible: cause.explanations.len(),
        cancelling: cause.cancelling,
        bounded: cause.bounded,
    };
    let key = ctx.label(result.place());
    let mut out = match culprit {
        Some((change, node)) => {
            let tolerance = net.links_of(change.node).map(|(_, l)| l.tolerance / net.factor(l, change.node).abs()).min();
            Issue::new(node.line, relation)
                .cell(node.place())
                .figures(change.from, change.to, tolerance)
                .suggestion(Mend { change })
                .materiality(super::materiality::of_change(ctx, node.place(), change))
        }
        None => Issue::new(result.line, relation).table(result.place().table).figures(
            result.value,
            computed,
            Some(link.tolerance / factor.abs()),
        ),
    };
    let own = culprit.map_or(result.place(), |(_, n)| n.place());
    let mut seen = Vec::new();
    for node in cause.links.iter().flat_map(|&l| net.nodes_of(l)) {
        if let Some(n) = net.nodes.get(node).filter(|n| n.place() != own && !seen.contains(&n.place())) {
            seen.push(n.place());
            out = out.related(n.line, Figure { label: ctx.label(n.place()), value: n.value });
        }
    }
    for (line, amount) in super::claims::agreeing(ctx, cause) {
        out = out.related(line, SaidInText { amount });
    }
    if is_doubtful(ctx, cause) {
        out = out.severity(Severity::Info);
    }
    Some(out.key(key).explained(ctx, cause.explanations.iter().flatten()))
}

/// How many times larger than all others a figure must be to look misread rather than wrong.
const FAR: Decimal = Decimal::ONE_THOUSAND;

/// Whether a figure looks misread: no slip explains its only relation, and it is larger than all others in it by far or the relation itself is
/// a guess, between columns whose headers do not say that one is the sum of the others.
fn is_doubtful(ctx: &Context<'_>, cause: &Cause) -> bool {
    let [link] = cause.links.as_slice() else { return false };
    let result = main_link(ctx, cause)
        .filter(|l| l.kind == LinkKind::Within(RelationKind::RowSum))
        .and_then(|l| ctx.evidence.network.nodes.get(result_of(ctx, l)?));
    let guessed = result.and_then(|n| ctx.column(n.place())).is_some_and(|c| c.role != ColumnRole::NetCost);
    let net = &ctx.evidence.network;
    let mut sizes: Vec<Decimal> = net.nodes_of(*link).filter_map(|n| net.nodes.get(n)).map(|n| n.value.abs()).collect();
    sizes.sort_unstable();
    let far = matches!(sizes.as_slice(), [.., second, largest] if *largest > *second * FAR);
    (far || guessed) && cause.explanations.iter().flatten().all(|c| c.slip.is_none())
}

/// Links that hold within rounding only.
pub(crate) fn rounded<'a>(ctx: &Context<'a>) -> impl Iterator<Item = &'a Link> {
    ctx.evidence.network.links.iter().filter(|l| l.state() == State::WithinRounding)
}

/// A relation that fails: stated and computed, with all that follows from it.
#[derive(Debug)]
struct Relation {
    kind: LinkKind,
    label: String,
    stated: Decimal,
    computed: Decimal,
    parts: usize,
    tolerance: Decimal,
    culprit: Option<(String, Change)>,
    relations: usize,
    possible: usize,
    cancelling: bool,
    bounded: bool,
}

/// How the parts of a relation are said to give its result.
pub(crate) fn how(kind: LinkKind, parts: usize, lang: Lang) -> String {
    match (kind, lang) {
        (LinkKind::Within(RelationKind::ColumnSum), Lang::En) => format!("its {parts} rows add up to"),
        (LinkKind::Within(RelationKind::ColumnSum), Lang::Sv) => format!("dess {parts} rader summerar till"),
        (LinkKind::Within(RelationKind::Deviation), Lang::En) => "the deviation works out to".to_owned(),
        (LinkKind::Within(RelationKind::Deviation), Lang::Sv) => "räknat blir avvikelsen".to_owned(),
        (LinkKind::Within(RelationKind::Change), Lang::En) => "the change works out to".to_owned(),
        (LinkKind::Within(RelationKind::Change), Lang::Sv) => "räknat blir förändringen".to_owned(),
        (LinkKind::Within(RelationKind::RowSum), Lang::En) => format!("the {parts} columns give"),
        (LinkKind::Within(RelationKind::RowSum), Lang::Sv) => format!("de {parts} kolumnerna ger"),
        (LinkKind::SameFigure, Lang::En) => "another table has".to_owned(),
        (LinkKind::SameFigure, Lang::Sv) => "en annan tabell har".to_owned(),
    }
}

impl Fact for Relation {
    fn say(&self, lang: Lang) -> String {
        let n = |d: Decimal| number(d.normalize(), lang);
        let (label, how) = (&self.label, how(self.kind, self.parts, lang));
        let (stated, computed, difference, tolerance) =
            (number(self.stated, lang), n(self.computed), n(self.stated - self.computed), n(self.tolerance));
        let mut out = match lang {
            Lang::En => format!("{label} is stated as {stated}, {how} {computed}: difference {difference}, rounding explains {tolerance}"),
            Lang::Sv => format!("{label} anges till {stated}, {how} {computed}: skillnad {difference}, avrundning förklarar {tolerance}"),
        };
        if let Some((place, change)) = &self.culprit {
            let (from, to, links) = (number(change.from, lang), number(change.to, lang), self.relations);
            out += &match lang {
                Lang::En => format!("; the figure that mends it is {place}, {to} instead of {from} ({links} relations point to it)"),
                Lang::Sv => format!("; siffran som rättar till det är {place}, {to} i stället för {from} ({links} samband pekar på den)"),
            };
        } else if self.cancelling {
            out += match lang {
                Lang::En => "; other rows fail by the opposite amount and the column still adds up, so which figures are wrong is open",
                Lang::Sv => "; andra rader fallerar med motsatt belopp och kolumnen summerar ändå, så vilka siffror som är fel är öppet",
            };
        } else if self.bounded {
            out += match lang {
                Lang::En => "; too many figures disagree for the wrong ones to be searched out",
                Lang::Sv => "; för många siffror säger emot varandra för att de felaktiga ska kunna sökas fram",
            };
        } else if self.possible > 1 {
            out += &match lang {
                Lang::En => format!("; {} changes would mend it, none is certain", self.possible),
                Lang::Sv => format!("; {} ändringar skulle rätta till det, ingen är säker", self.possible),
            };
        }
        out
    }
}

/// What would mend a figure.
#[derive(Debug)]
struct Mend {
    change: Change,
}

impl Fact for Mend {
    fn say(&self, lang: Lang) -> String {
        let (from, to) = (number(self.change.from, lang), number(self.change.to, lang));
        let why = self.change.slip.map_or_else(String::new, |s| format!(" ({})", slip(s, lang)));
        match lang {
            Lang::En => format!("check whether {from} should be {to}{why}"),
            Lang::Sv => format!("kontrollera om {from} ska vara {to}{why}"),
        }
    }
}

/// The commentary agrees with the mending.
#[derive(Debug)]
struct SaidInText {
    amount: String,
}

impl Fact for SaidInText {
    fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::En => format!("the commentary agrees with the mended figure: “{}”", self.amount),
            Lang::Sv => format!("kommentaren stämmer med den rättade siffran: ”{}”", self.amount),
        }
    }
}
