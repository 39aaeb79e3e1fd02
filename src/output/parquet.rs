//! Apache Parquet: one file for each of [`record::TABLES`](crate::record::TABLES), compressed with Zstandard.
//!
//! Columns have the types of the tables: days are `DATE`, times of day `TIME` in milliseconds without a zone, offsets
//! and counts `INT64`, lists are lists of texts. Null is null. A file is cut into row groups of at most
//! 100,000 rows and about 4 MiB, so that no more than these are held in memory for each table.
//!
//! A document is packed here, on any thread. Its rows go into columns when the documents are put together.

use std::io;
use std::sync::Arc;

use ::parquet::basic::{Compression, ZstdLevel};
use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use ::parquet::schema::parser::parse_message_type;

use super::{Assembly, Layout, Writer};
use crate::diagnostic::Diagnostic;
use crate::model::Minutes;
use crate::model::date::Date;
use crate::record::packed::{self, Cell};
use crate::record::{Column, TABLES, Table, Type};

/// Most rows of a row group.
const ROWS: usize = 100_000;

/// Bytes in memory at which a row group ends.
const BYTES: usize = 4 << 20;

/// The format `parquet`.
#[derive(Debug, Clone, Copy)]
pub struct Parquet;

impl Writer for Parquet {
    fn name(&self) -> &'static str {
        "parquet"
    }

    fn extension(&self) -> &'static str {
        "parquet"
    }

    fn describe(&self) -> &'static str {
        "a folder of tables as Apache Parquet, typed and compressed"
    }

    fn layout(&self) -> Layout {
        Layout::Tables
    }

    fn is_compressible(&self) -> bool {
        false
    }

    fn append(&self, minutes: &Minutes, _: &str, parts: &mut [Vec<u8>]) -> io::Result<Vec<Diagnostic>> {
        for (table, part) in TABLES.iter().zip(parts) {
            packed::pack(table, minutes, part);
        }
        Ok(Vec::new())
    }

    fn assembly(&self, part: usize) -> io::Result<Option<Box<dyn Assembly>>> {
        Ok(Some(Box::new(File::begin(TABLES[part])?)))
    }
}

/// A file that rows are put into.
struct File {
    table: &'static Table,
    writer: SerializedFileWriter<Vec<u8>>,
    group: Group,
}

impl File {
    fn begin(table: &'static Table) -> io::Result<Self> {
        let schema = parse_message_type(&schema(table)).map_err(io::Error::other)?;
        let compression = Compression::ZSTD(ZstdLevel::default());
        let properties = WriterProperties::builder().set_compression(compression).build();
        let writer = SerializedFileWriter::new(Vec::new(), Arc::new(schema), Arc::new(properties))?;
        Ok(Self { table, writer, group: Group::of(table) })
    }

    fn end_group(&mut self) -> io::Result<()> {
        if self.group.rows == 0 {
            return Ok(());
        }
        let group = std::mem::replace(&mut self.group, Group::of(self.table));
        let mut writer = self.writer.next_row_group()?;
        for values in group.columns {
            values.write(&mut writer)?;
        }
        writer.close()?;
        self.writer.flush()
    }
}

impl Assembly for File {
    fn append(&mut self, mut rows: &[u8]) -> io::Result<Vec<u8>> {
        while let Some(row) = packed::next(self.table, &mut rows).map_err(io::Error::other)? {
            self.group.push(&row)?;
            if self.group.rows == ROWS || self.group.bytes >= BYTES {
                self.end_group()?;
            }
        }
        Ok(std::mem::take(self.writer.inner_mut()))
    }

    fn finish(mut self: Box<Self>) -> io::Result<Vec<u8>> {
        self.end_group()?;
        Ok(self.writer.into_inner()?)
    }
}

/// The schema of a table in the notation of the format.
fn schema(table: &Table) -> String {
    let column = |column: &Column| {
        let (name, need) = (column.name, if column.required { "required" } else { "optional" });
        let kind = match column.kind {
            _ if column.is_list => {
                return format!(
                    "{need} group {name} (LIST) {{ repeated group list {{ required binary element (STRING); }} }}"
                );
            }
            Type::String => ("binary", "(STRING)"),
            Type::Integer => ("int64", ""),
            Type::Number => ("double", ""),
            Type::Boolean => ("boolean", ""),
            Type::Date => ("int32", "(DATE)"),
            Type::Time => ("int32", "(TIME(MILLIS,false))"),
        };
        format!("{need} {} {name} {};", kind.0, kind.1)
    };
    format!("message {} {{ {} }}", table.name, table.columns.iter().map(column).collect::<Vec<_>>().join(" "))
}

/// The rows that are to be a row group.
struct Group {
    columns: Vec<Values>,
    rows: usize,
    bytes: usize,
}

impl Group {
    fn of(table: &Table) -> Self {
        Self { columns: table.columns.iter().map(Values::of).collect(), rows: 0, bytes: 0 }
    }

    fn push(&mut self, row: &[Cell<'_>]) -> io::Result<()> {
        for (values, cell) in self.columns.iter_mut().zip(row) {
            self.bytes += values.push(cell)?;
        }
        self.rows += 1;
        Ok(())
    }
}

/// Texts one after the other, since an allocation for each would take more room than most of them.
#[derive(Default)]
struct Texts {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Texts {
    /// Adds a text; returns what it takes.
    fn push(&mut self, text: &str) -> usize {
        self.bytes.extend_from_slice(text.as_bytes());
        self.ends.push(self.bytes.len());
        text.len() + size_of::<usize>()
    }

    fn values(self) -> Vec<ByteArray> {
        let bytes = ByteArray::from(self.bytes);
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| bytes.slice(start, end - start)).collect()
    }
}

/// The values of a column that are known.
enum Known {
    Text(Texts),
    Integer(Vec<i64>),
    Number(Vec<f64>),
    Boolean(Vec<bool>),
    /// Days since 1970-01-01.
    Day(Vec<i32>),
    /// Milliseconds since midnight.
    Time(Vec<i32>),
    List(Texts),
}

/// The values of a column, and where they stand: a level for each row, or for each entry of a list (Dremel encoding).
struct Values {
    known: Known,
    required: bool,
    definition: Vec<i16>,
    repetition: Vec<i16>,
}

impl Values {
    fn of(column: &Column) -> Self {
        let known = match column.kind {
            _ if column.is_list => Known::List(Texts::default()),
            Type::String => Known::Text(Texts::default()),
            Type::Integer => Known::Integer(Vec::new()),
            Type::Number => Known::Number(Vec::new()),
            Type::Boolean => Known::Boolean(Vec::new()),
            Type::Date => Known::Day(Vec::new()),
            Type::Time => Known::Time(Vec::new()),
        };
        Self { known, required: column.required, definition: Vec::new(), repetition: Vec::new() }
    }

    /// Adds a value; returns what it takes in bytes.
    fn push(&mut self, cell: &Cell<'_>) -> io::Result<usize> {
        let mut length = 2;
        match (&mut self.known, cell) {
            (Known::List(known), Cell::List(list)) => {
                for (place, text) in list.iter().enumerate() {
                    length += known.push(text) + 4;
                    self.definition.push(2 - i16::from(self.required));
                    self.repetition.push(i16::from(place > 0));
                }
                return Ok(length);
            }
            (Known::List(_), Cell::Null) => self.repetition.push(0),
            (_, Cell::Null) => {}
            (Known::Text(known), Cell::Text(text)) => length += known.push(text),
            (Known::Integer(known), Cell::Integer(number)) => {
                known.push(*number);
                length += 8;
            }
            (Known::Number(known), Cell::Number(number)) => {
                known.push(*number);
                length += 8;
            }
            (Known::Boolean(known), Cell::Boolean(truth)) => known.push(*truth),
            (Known::Day(known), Cell::Text(day)) => known.push(Date::parse(day).ok_or_else(wrong)?.days_since_1970()),
            (Known::Time(known), Cell::Text(time)) => known.push(milliseconds(time).ok_or_else(wrong)?),
            _ => return Err(wrong()),
        }
        self.definition.push(i16::from(*cell != Cell::Null));
        Ok(length)
    }

    fn write(self, group: &mut SerializedRowGroupWriter<'_, Vec<u8>>) -> io::Result<()> {
        let levels = (!self.required || matches!(self.known, Known::List(_))).then_some(&*self.definition);
        let repetition = matches!(self.known, Known::List(_)).then_some(&*self.repetition);
        match self.known {
            Known::Text(known) | Known::List(known) => {
                column::<ByteArrayType>(group, &known.values(), levels, repetition)
            }
            Known::Integer(known) => column::<Int64Type>(group, &known, levels, repetition),
            Known::Number(known) => column::<DoubleType>(group, &known, levels, repetition),
            Known::Boolean(known) => column::<BoolType>(group, &known, levels, repetition),
            Known::Day(known) | Known::Time(known) => column::<Int32Type>(group, &known, levels, repetition),
        }
    }
}

fn wrong() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "a value is not of its column's type")
}

fn column<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    values: &[T::T],
    definition: Option<&[i16]>,
    repetition: Option<&[i16]>,
) -> io::Result<()> {
    let mut writer = group.next_column()?.expect("there are as many columns as the schema has");
    writer.typed::<T>().write_batch(values, definition, repetition)?;
    Ok(writer.close()?)
}

/// Milliseconds since midnight of a time of day such as `19:30`.
fn milliseconds(time: &str) -> Option<i32> {
    let (hours, minutes) = time.split_once(':')?;
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    Some((hours * 60 + minutes) * 60_000)
}
