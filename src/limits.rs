//! Every bound the tool has, with its reason. A bound that is met is said in a finding or an error.

/// Largest file, in bytes. Offsets are 32 bits wide; a report of a thousand pages is 3 MB.
pub const MAX_BYTES: u64 = 1 << 30;
/// Longest line, in bytes, that is looked at as a table row, header or list cell. Longer lines are prose.
pub const MAX_ROW_LINE: usize = 4096;
/// Most digits of one figure. A national budget in kronor has thirteen.
pub const MAX_DIGITS: usize = 15;
/// Most rows of one table; those that come after are not read, and a finding says so. A list of every account of a municipality has some hundreds.
pub const MAX_TABLE_ROWS: usize = 2500;
/// Most tables of one report; a finding says where the rest begins. A long annual report has some sixty.
pub const MAX_TABLES: usize = 20_000;
/// Most lines of one row of a table. Where each cell has its own, there are some dozen.
pub const MAX_ROW_LINES: usize = 2000;
/// Most amounts in running text outside the programmes.
pub const MAX_CLAIMS: usize = 50_000;
/// Most bytes of one paragraph; a longer one is read as several, and of one line only so much. It is some hundred pages without a gap.
pub const MAX_PARAGRAPH: usize = 1 << 18;
/// Most key figures of one report.
pub const MAX_FRONT_FIGURES: usize = 10_000;
/// Fewest bytes a line has on average, its end included, in a text of more than `MANY_LINES`. Those of the shortest real lines have some twelve.
pub const MIN_LINE_BYTES: usize = 8;
/// What an empty line of such a text counts as, in bytes.
pub const EMPTY_LINE_BYTES: usize = 3;
/// From how many lines on a text may not have shorter ones. A report of a thousand pages has some fifty thousand.
pub const MANY_LINES: usize = 200_000;
/// Most columns of figures in one table. Twelve months, a total and some comparison fit.
pub const MAX_COLUMNS: usize = 24;
/// Most readings of one row that are kept. The largest number seen in real reports was 126.
pub const MAX_READINGS: usize = 128;
/// Most figure tokens of one row that are read; a row with more is prose.
pub const MAX_ROW_TOKENS: usize = 160;
/// Most rows above a total that are tried as its parts.
pub const MAX_SUM_ROWS: usize = 400;
/// Most lines of one header.
pub const MAX_HEADER_LINES: usize = 48;
/// Most words of one header.
pub const MAX_HEADER_WORDS: usize = 96;
/// Most tables after one that are searched for the same total. A long annual report has some sixty tables in all.
pub const MAX_TWIN_TABLES: usize = 100;
/// Most sum rows of one table that are searched for in others, or others' in it.
pub const MAX_TWIN_ROWS: usize = 100;
/// Most rows of other tables that one row is held against as the same total. A total comes again three or four times.
pub const MAX_TWINS: usize = 8;
/// Most deviations that one claim about an unnamed part is held against. A long report has some hundreds.
pub const MAX_CLAIM_CELLS: usize = 1000;
/// Most figures that one explanation of violated relations changes. Four wrong figures that only mend together are no slip.
pub const MAX_CAUSE_CELLS: usize = 3;
/// Most sets of figures that are tried for one group of violated relations.
pub const MAX_CAUSE_STEPS: usize = 6000;
/// Most explanations that one cause lists.
pub const MAX_EXPLANATIONS: usize = 64;
/// Most lines of one text list; those that come after are not read, and a finding says so. One of two hundred pages has some thousands.
pub const MAX_LIST_LINES: usize = 10_000;
/// Most bytes of one text list.
pub const MAX_LIST_BYTES: usize = 1 << 20;
/// Most lists of one report. A long one has some dozens.
pub const MAX_LISTS: usize = 20_000;
/// Most entries that a report's lists have together; the lists that come after are not read, and a finding says so.
pub const MAX_ENTRIES: usize = 100_000;
/// Most lines of the header of a text list: nine columns, some of two lines.
pub const MAX_LIST_HEADER_LINES: usize = 16;
/// Most words of a typed cell of a text list (a date, a status, a name); longer ones are text.
pub const MAX_TYPED_WORDS: usize = 12;
/// Most lines a typed cell of a text list goes over.
pub const MAX_TYPED_LINES: usize = 5;
/// Most places in one line where a cell may begin. A line has some ten columns at most.
pub const MAX_LINE_BORDERS: usize = 40;
/// Most lines of one list row where columns are aligned.
pub const MAX_ALIGNED_ROW: usize = 40;

/// Most key figures that are held against the tables: a report begins with a handful.
pub const MAX_KEY_FIGURES: usize = 200;

/// Most actions that the open questions of checklists are held against. A long report has some hundreds.
pub const MAX_ANSWERING_ACTIONS: usize = 2000;
/// Most goals that a count in running text is held against, and most such counts.
pub const MAX_COUNTED_GOALS: usize = 1000;
/// Most counts of goals in running text that are held against the list.
pub const MAX_GOAL_COUNTS: usize = 200;

/// Most rows of a table of statistics that running text is searched for.
pub const MAX_TOLD_ROWS: usize = 100;
/// Most such tables.
pub const MAX_TOLD_TABLES: usize = 100;
/// Most of them in one section.
pub const MAX_NEAR_TABLES: usize = 8;
