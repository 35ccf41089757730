//! Parquet: the figures of a report as columns, exact decimals among them.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, FixedLenByteArray, FixedLenByteArrayType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};

use super::Export;
use super::listing::{FIGURES, Value};
use crate::report::model::{Number, Report};

/// Decimals of a figure in the file; a report prints two, seldom more.
const SCALE: u32 = 10;
/// Digits of a figure in the file: as many as sixteen bytes hold.
const PRECISION: i32 = 38;
const BYTES: i32 = 16;

/// The figures of one report.
#[derive(Debug, Clone, Copy, Default)]
pub struct Parquet;

impl Export for Parquet {
    fn joins(&self) -> bool {
        false
    }

    fn report(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let bytes = file(report).map_err(io::Error::other)?;
        out.write_all(&bytes)
    }
}

fn file(report: &Report) -> Result<Vec<u8>, ParquetError> {
    let rows = FIGURES.rows(report);
    let properties = WriterProperties::builder().set_created_by("kpr".to_owned()).build();
    let mut file = SerializedFileWriter::new(Vec::new(), schema()?, Arc::new(properties))?;
    let mut group = file.next_row_group()?;
    let path = Value::from(&report.source.path);
    let mut at = 0;
    let names = names().collect::<Vec<_>>();
    while let Some((mut column, name)) = group.next_column()?.zip(names.get(at)) {
        let values = rows.iter().map(|row| if at == 0 { Some(&path) } else { row.get(at - 1) });
        write(&mut column, physical(name), values.map(|v| v.unwrap_or(&Value::Empty)))?;
        column.close()?;
        at += 1;
    }
    group.close()?;
    file.into_inner()
}

/// The path of the report and the columns of the listing.
fn schema() -> Result<TypePtr, ParquetError> {
    let fields = names().map(field);
    let fields = fields.collect::<Result<Vec<TypePtr>, ParquetError>>()?;
    Ok(Arc::new(Type::group_type_builder("figures").with_fields(fields).build()?))
}

fn names() -> impl Iterator<Item = &'static str> {
    std::iter::once("report").chain(FIGURES.columns.iter().copied())
}

/// How a column is kept, whether any figure is there to show it or none.
fn physical(name: &str) -> Physical {
    match name {
        "value" => Physical::FIXED_LEN_BYTE_ARRAY,
        "line" => Physical::INT64,
        _ => Physical::BYTE_ARRAY,
    }
}

fn field(name: &str) -> Result<TypePtr, ParquetError> {
    let kind = physical(name);
    let field = match kind {
        Physical::FIXED_LEN_BYTE_ARRAY => Type::primitive_type_builder(name, kind)
            .with_length(BYTES)
            .with_precision(PRECISION)
            .with_scale(i32::try_from(SCALE).unwrap_or(0))
            .with_converted_type(ConvertedType::DECIMAL),
        Physical::INT64 => Type::primitive_type_builder(name, kind),
        _ => Type::primitive_type_builder(name, kind).with_logical_type(Some(LogicalType::String)),
    };
    Ok(Arc::new(field.with_repetition(Repetition::OPTIONAL).build()?))
}

/// Writes one column; what is empty is null.
fn write<'a>(
    column: &mut SerializedColumnWriter<'_>,
    kind: Physical,
    values: impl Iterator<Item = &'a Value<'a>> + Clone,
) -> Result<(), ParquetError> {
    let levels: Vec<i16> = values.clone().map(|v| i16::from(*v != Value::Empty)).collect();
    let given = values.filter(|v| **v != Value::Empty);
    match kind {
        Physical::FIXED_LEN_BYTE_ARRAY => {
            let values = given.map(|v| if let Value::Number(n) = v { decimal(*n) } else { decimal(Number(0.into())) });
            let values = values.collect::<Result<Vec<_>, _>>()?;
            column.typed::<FixedLenByteArrayType>().write_batch(&values, Some(&levels), None)?;
        }
        Physical::INT64 => {
            let count = |v: &Value<'_>| {
                if let Value::Count(n) = v { i64::try_from(*n).unwrap_or(i64::MAX) } else { 0 }
            };
            let values: Vec<i64> = given.map(count).collect();
            column.typed::<Int64Type>().write_batch(&values, Some(&levels), None)?;
        }
        _ => {
            let values: Vec<ByteArray> = given.map(|v| v.to_string().into_bytes().into()).collect();
            column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None)?;
        }
    }
    Ok(())
}

/// The figure in units of its last place, big-endian, as Parquet wants decimals.
fn decimal(number: Number) -> Result<FixedLenByteArray, ParquetError> {
    let scale = number.0.normalize().scale();
    let shift = SCALE.checked_sub(scale).and_then(|by| 10_i128.checked_pow(by));
    let units = shift.and_then(|by| number.0.normalize().mantissa().checked_mul(by));
    let units = units.ok_or_else(|| ParquetError::General(format!("expected at most {SCALE} decimals, found {number}")))?;
    Ok(units.to_be_bytes().to_vec().into())
}

#[cfg(test)]
mod tests {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;
    use rust_decimal::Decimal;

    use super::*;
    use crate::output::sample;

    #[test]
    fn a_report_without_figures() {
        let source = crate::Source::new(b"1 Inledning\nText.\n".to_vec(), None).unwrap_or_else(|e| panic!("{e}"));
        let mut place = tempfile::tempfile().unwrap_or_else(|e| panic!("{e}"));
        Parquet.report(&crate::read(&source), &mut place).unwrap_or_else(|e| panic!("{e}"));
        let reader = SerializedFileReader::new(place).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(reader.metadata().file_metadata().num_rows(), 0);
    }

    #[test]
    fn the_figures_are_those_of_the_report() {
        let report = sample::report();
        let mut place = tempfile::tempfile().unwrap_or_else(|e| panic!("{e}"));
        Parquet.report(&report, &mut place).unwrap_or_else(|e| panic!("{e}"));
        let reader = SerializedFileReader::new(place).unwrap_or_else(|e| panic!("{e}"));
        let rows = reader.get_row_iter(None).unwrap_or_else(|e| panic!("{e}"));
        let mut read = Vec::new();
        for row in rows {
            let row = row.unwrap_or_else(|e| panic!("{e}"));
            for (name, field) in row.get_column_iter() {
                if let ("value", Field::Decimal(d)) = (name.as_str(), field) {
                    let units =
                        d.data().iter().fold(-i128::from(d.data().first().is_some_and(|b| *b > 127)), |n, b| n << 8 | i128::from(*b));
                    read.push(Decimal::from_i128_with_scale(units, SCALE).normalize());
                }
            }
        }
        let cells = report.tables.iter().flat_map(|t| &t.rows).flat_map(|r| r.cells.iter().flatten());
        assert_eq!(read, cells.map(|c| c.value.0.normalize()).collect::<Vec<_>>());
    }
}
