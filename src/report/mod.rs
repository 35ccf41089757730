//! All parts → the typed report.

pub mod model;
