//! The typed report: what `kpr parse` prints, field by field.
//!
//! The names of the fields are a contract with users and do not change within a
//! schema version; fields may be added. Every value can be traced to the line it
//! stands on. Money and other figures are exact decimals, never floats.

use jiff::civil::Date;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;

use crate::figures::counts::Counted;
use crate::finding::Finding;

/// The version of the JSON's shape, in the field `schema_version`.
pub const SCHEMA_VERSION: &str = "1.0";

/// First and last line of something, 1-based and inclusive, of the input file.
pub type Lines = [u32; 2];

/// An exact decimal that is written as a JSON number with the digits it was printed with.
///
/// ```
/// use kpr::Number;
/// let n = Number("12.0".parse().unwrap());
/// assert_eq!(serde_json::to_string(&n).unwrap(), "12.0");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(pub Decimal);

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        rust_decimal::serde::arbitrary_precision::serialize(&self.0, s)
    }
}

impl JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "number", "description": "an exact decimal, with the digits the report printed"})
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl From<Decimal> for Number {
    fn from(d: Decimal) -> Self {
        Self(d)
    }
}

/// A whole report, read and checked.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Report {
    /// Version of this JSON's shape.
    pub schema_version: String,
    /// The file that was read.
    pub source: SourceInfo,
    /// What the report says of itself.
    pub report: Head,
    /// Every heading, in order.
    pub sections: Vec<Section>,
    /// Figures that stand alone with their label, outside tables.
    pub key_figures: Vec<KeyFigure>,
    /// Every table whose body is figures.
    pub tables: Vec<Table>,
    /// Lines of the operating statement joined with their commentary.
    pub programmes: Vec<Programme>,
    /// Goals of council and board, subgoals and focus areas.
    pub goals: Vec<Goal>,
    /// Risks of a risk list.
    pub risks: Vec<Risk>,
    /// Lines of lists of things to do or follow up.
    pub actions: Vec<Action>,
    /// Indicators with text cells.
    pub indicators: Vec<Indicator>,
    /// Lines of the follow-up of internal control.
    pub controls: Vec<Control>,
    /// Questions answered yes, no or partly.
    pub checklists: Vec<Checklist>,
    /// Amounts that the prose outside the programmes states.
    pub claims: Vec<Claim>,
    /// How many goals the same prose says to have a status.
    #[serde(skip)]
    pub goal_counts: Vec<GoalCount>,
    /// What could not be read, and what the checks found.
    pub findings: Vec<Finding>,
    /// How much of the figures the report's own arithmetic proves.
    pub proof: ProofSummary,
}

/// The file a report was read from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourceInfo {
    /// Path as given, `null` for standard input.
    pub path: Option<String>,
    /// Encoding that was found, such as `utf-8` or `windows-1252`.
    pub encoding: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Number of lines.
    pub lines: u64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
}

/// What kind of follow-up report it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportKind {
    /// Within the year: tertialrapport, delårsrapport, uppföljning per a day.
    Interim,
    /// Of a whole year: verksamhetsberättelse, årsredovisning, bokslut.
    Annual,
    /// Arbetsmiljörapport.
    WorkEnvironment,
    /// Kompetensförsörjningsplan, bemanningsplan.
    StaffingPlan,
    /// Follow-up of activities, without figures of money.
    ActivityFollowup,
    /// None of these.
    Other,
}

/// The head of the report.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Head {
    /// Title.
    pub title: Option<String>,
    /// Nämnd, styrelse or förvaltning the report is about.
    pub body: Option<String>,
    /// Municipality.
    pub municipality: Option<String>,
    /// Kind of report.
    pub kind: ReportKind,
    /// Period: `2026`, `2026-04` or `R12 2023-12`.
    pub period: Option<String>,
    /// The day the report speaks of.
    #[schemars(with = "Option<String>")]
    pub as_of: Option<Date>,
    /// Ordförande.
    pub chair: Option<String>,
    /// Förvaltningschef or other manager.
    pub manager: Option<String>,
    /// Unit of the report's money, unless a table says otherwise.
    pub unit: Option<Unit>,
}

/// A heading.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Section {
    /// Number, such as `2.1`.
    pub number: Option<String>,
    /// Title without its number.
    pub title: String,
    /// Depth, 1 at the top.
    pub level: u8,
    /// Lines the heading stands on.
    pub lines: Lines,
}

/// Unit of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Thousands of kronor.
    Tkr,
    /// Millions of kronor (mnkr, mkr, miljoner kronor).
    Mnkr,
    /// Kronor.
    Kr,
    /// Percent, also percentage points.
    Percent,
    /// Hours.
    Hours,
    /// A number of things.
    Count,
}

/// A figure that stands alone with its label.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct KeyFigure {
    /// What it is of.
    pub label: String,
    /// The figure.
    pub value: Number,
    /// Its unit.
    pub unit: Option<Unit>,
    /// As printed.
    pub raw: String,
    /// Line.
    pub line: u32,
}

/// What a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// Resultaträkning.
    IncomeStatement,
    /// Driftredovisning.
    OperatingStatement,
    /// Investeringsredovisning.
    InvestmentStatement,
    /// Statistics and key figures.
    Statistics,
    /// Balance sheets, notes, cash flow and everything else.
    Other,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ColumnRole {
    /// Utfall, bokslut, redovisat.
    Outcome,
    /// Budget, ram, kommunbidrag, plan.
    Budget,
    /// Prognos.
    Forecast,
    /// Avvikelse between a budget and an outcome or forecast.
    Deviation,
    /// Förändring, skillnad: a difference between two periods.
    Change,
    /// Intäkter.
    Income,
    /// Kostnader.
    Cost,
    /// Nettokostnad.
    NetCost,
    /// Any other figure.
    Value,
    /// Something that could not be told.
    Other,
}

/// A table of figures.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Table {
    /// `t1`, `t2` … in the order of the report.
    pub id: String,
    /// Kind.
    pub kind: TableKind,
    /// Title.
    pub title: Option<String>,
    /// Number of the section it stands in.
    pub section: Option<String>,
    /// Unit of its figures, unless a column or row says otherwise.
    pub unit: Option<Unit>,
    /// First and last line, header included.
    pub lines: Lines,
    /// Columns of figures, from left to right.
    pub columns: Vec<Column>,
    /// Rows in printed order.
    pub rows: Vec<Row>,
    /// The relations that the table obeys, found when it was read.
    #[serde(skip)]
    pub relations: Vec<Relation>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Column {
    /// Words of the header.
    pub label: String,
    /// What it holds.
    pub role: ColumnRole,
    /// Period.
    pub period: Option<String>,
    /// Unit, where it is not the table's.
    pub unit: Option<Unit>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RowRole {
    /// A line of its own.
    Item,
    /// A sum of some rows.
    Subtotal,
    /// The sum or result of the whole table.
    Total,
    /// A heading inside the table.
    Group,
}

/// A row of a table.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Row {
    /// Programme or object code before the label.
    pub code: Option<String>,
    /// Label.
    pub label: String,
    /// What the row is.
    pub role: RowRole,
    /// Unit, where it is not the table's.
    pub unit: Option<Unit>,
    /// Line where the row begins.
    pub line: u32,
    /// One entry a column; blank cells are `null`.
    pub cells: Vec<Option<Cell>>,
}

/// What the report's own arithmetic says of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Proof {
    /// It stands in at least one relation that can fail, and all of them hold.
    Verified,
    /// It may be the wrong cell of a relation that fails.
    Contradicted,
    /// No relation reaches it.
    Unverified,
}

/// A cell with a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cell {
    /// The figure, in the unit of its table.
    pub value: Number,
    /// As printed.
    pub raw: String,
    /// Line it stands on.
    pub line: u32,
    /// What the arithmetic says.
    pub proof: Proof,
}

/// A term of a [`Relation`]: a cell and the sign it enters with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    /// Row of the table, 0-based.
    pub row: usize,
    /// Column of the table, 0-based.
    pub column: usize,
    /// Whether it is subtracted.
    pub negative: bool,
}

/// Why cells of a table belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationKind {
    /// A total row is the sum of its rows, within one column.
    ColumnSum,
    /// A deviation column is the difference of two others, within one row.
    Deviation,
    /// A change column is the difference of two periods, within one row.
    Change,
    /// A column is the sum of others (income + cost = net), within one row.
    RowSum,
}

/// A relation that a table obeys: the signed terms add up to the result.
///
/// `terms` sum to the cell `result`; each side may miss by half a unit of its last digit a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Why.
    pub kind: RelationKind,
    /// The cell that the terms should give.
    pub result: Term,
    /// The terms.
    pub terms: Vec<Term>,
}

/// A line of the operating statement with what the report says about it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Programme {
    /// Code.
    pub code: Option<String>,
    /// Name, as in the table.
    pub name: String,
    /// Table it stands in.
    pub table: Option<String>,
    /// Row of that table, 0-based.
    pub row: Option<usize>,
    /// Its heading in the text.
    pub heading: Option<String>,
    /// The whole commentary under its heading.
    pub comment: Option<String>,
    /// Lines of the commentary.
    pub comment_lines: Option<Lines>,
    /// Amounts that the commentary states.
    pub claims: Vec<Claim>,
}

/// What an amount in prose is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// Deviation from the budget.
    Deviation,
    /// Forecast deviation at the end of the year.
    ForecastDeviation,
    /// Outcome.
    Outcome,
    /// Budget.
    Budget,
    /// Something else.
    Other,
}

/// How an approximate amount is hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Hedge {
    /// ca, cirka, omkring: either side.
    About,
    /// drygt, över: a little more.
    Over,
    /// knappt, närmare: a little less.
    Under,
}

/// Whether a claim is about the whole programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// The whole.
    Whole,
    /// A part of it.
    Part,
}

/// A cell that a claim speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CellRef {
    /// Table.
    pub table: String,
    /// Row, 0-based.
    pub row: usize,
    /// Cell, 0-based.
    pub cell: usize,
}

/// An amount that prose states.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Claim {
    /// What it is of.
    pub kind: ClaimKind,
    /// The amount with the reader's sign: a deficit is negative.
    pub amount: Number,
    /// Its unit.
    pub unit: Option<Unit>,
    /// Whether a hedge word stands by it.
    pub approximate: bool,
    /// Which way the hedge goes.
    pub hedge: Option<Hedge>,
    /// Whole programme or a part.
    pub scope: Scope,
    /// Period it speaks of.
    pub period: Option<String>,
    /// The cell it repeats.
    pub cell: Option<CellRef>,
    /// The words around it, as printed.
    pub raw: String,
    /// Line where the amount begins.
    pub line: u32,
    /// Number of the section, for claims outside the programmes.
    pub section: Option<String>,
}

/// Whose goal it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GoalLevel {
    /// The council's (kommunfullmäktige).
    Council,
    /// The board's own (nämndmål).
    Board,
    /// Delmål.
    Subgoal,
    /// Prioriterat område.
    FocusArea,
}

/// How a goal goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GoalStatus {
    /// Uppfyllt.
    Met,
    /// Delvis uppfyllt.
    PartlyMet,
    /// Ej uppfyllt.
    NotMet,
    /// På väg att uppnås.
    OnTrack,
    /// Riskerar att inte uppnås.
    AtRisk,
}

/// A goal.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Goal {
    /// Its number or name, such as `KS mål 1`.
    pub id: Option<String>,
    /// Whose it is.
    pub level: GoalLevel,
    /// Owner, such as `KS`.
    pub owner: Option<String>,
    /// The goal.
    pub text: String,
    /// Id, or text, of the goal it stands under.
    pub parent: Option<String>,
    /// How it goes, where words say it.
    pub status: Option<GoalStatus>,
    /// Those words.
    pub status_raw: Option<String>,
    /// What the report says about it.
    pub comment: Option<String>,
    /// Lines.
    pub lines: Lines,
}

/// Whether a risk is last year's or this year's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RiskScope {
    /// Followed up from before.
    Previous,
    /// Of the present or coming period.
    Current,
}

/// A risk.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Risk {
    /// `r1`, `r2` … in printed order.
    pub id: String,
    /// The risk.
    pub text: String,
    /// Level.
    pub level: Option<u32>,
    /// Previous or current.
    pub scope: Option<RiskScope>,
    /// Lines.
    pub lines: Lines,
}

/// A number of goals that running text says to have a status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalCount {
    /// How many of what.
    pub counted: Counted,
    /// The words.
    pub raw: String,
    /// Line of the first of them.
    pub line: u32,
}

/// How an action goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionStatus {
    /// Ej påbörjad.
    NotStarted,
    /// Pågår, påbörjad.
    InProgress,
    /// Genomförd, klar, avslutad.
    Done,
    /// Skjuts fram, senarelagd, försenad.
    Postponed,
}

/// Which columns the list of an action has: a field without a column is not missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ActionColumns {
    /// Status.
    pub status: bool,
    /// Due date.
    pub due: bool,
    /// Owner.
    pub owner: bool,
}

/// A line of a list of things to do or follow up.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Action {
    /// Heading the list stands under.
    pub list: String,
    /// What is to be done.
    pub text: String,
    /// A second text that explains it.
    pub detail: Option<String>,
    /// The board's goal of its row.
    pub goal: Option<String>,
    /// The overall goal above it.
    pub overall_goal: Option<String>,
    /// Strategic area of its row.
    pub area: Option<String>,
    /// Risk it answers, by id.
    pub risk: Option<String>,
    /// How it goes.
    pub status: Option<ActionStatus>,
    /// As printed.
    pub status_raw: Option<String>,
    /// Due date.
    #[schemars(with = "Option<String>")]
    pub due: Option<Date>,
    /// As printed.
    pub due_raw: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Comment.
    pub comment: Option<String>,
    /// Wanted effect.
    pub effect: Option<String>,
    /// Lines.
    pub lines: Lines,
    /// Columns its list has.
    #[serde(skip)]
    pub columns: ActionColumns,
    /// Line of its due date.
    #[serde(skip)]
    pub due_line: Option<u32>,
}

/// An indicator with text cells.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Indicator {
    /// Goal it belongs to.
    pub goal: Option<String>,
    /// Name.
    pub name: String,
    /// Utgångsläge.
    pub baseline: Option<String>,
    /// Målvärde.
    pub target: Option<String>,
    /// Utveckling, trend.
    pub trend: Option<String>,
    /// Jämförelse.
    pub comparison: Option<String>,
    /// Utfall.
    pub outcome: Option<String>,
    /// Lines.
    pub lines: Lines,
}

/// A line of the follow-up of internal control.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Control {
    /// Number, as printed.
    pub number: String,
    /// Process or routine.
    pub process: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Letter before the result.
    pub result_code: Option<String>,
    /// Result.
    pub result: Option<String>,
    /// Lines.
    pub lines: Lines,
}

/// Answer of a checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// Yes.
    Ja,
    /// No.
    Nej,
    /// Partly.
    Delvis,
}

/// A checklist.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Checklist {
    /// Title.
    pub title: String,
    /// Questions in printed order.
    pub items: Vec<ChecklistItem>,
}

/// A question of a checklist.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChecklistItem {
    /// Question.
    pub question: String,
    /// Answer.
    pub answer: Option<Answer>,
    /// As printed.
    pub answer_raw: Option<String>,
    /// Line of the question.
    pub line: u32,
}

/// How much of the figures the report's own arithmetic proves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProofSummary {
    /// Cells with a figure.
    pub cells: usize,
    /// Verified ones.
    pub verified: usize,
    /// Contradicted ones.
    pub contradicted: usize,
    /// Ones that no relation reaches.
    pub unverified: usize,
    /// Relations found.
    pub relations: usize,
    /// That hold exactly.
    pub exact: usize,
    /// That hold within rounding.
    pub within_rounding: usize,
    /// That do not hold.
    pub violated: usize,
}
