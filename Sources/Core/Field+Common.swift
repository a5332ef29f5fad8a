internal import Values

// What commands and queries of every department have in common.

extension Field {
    /// The revision of a record as the person saw it; left out, the record is changed whatever it is now.
    package static let revision = Field("revision", Text(en: "Revision", hans: "版本", hant: "版本"), .integer)
    /// The last day that a report counts.
    package static let asOf = Field("asOf", Text(en: "As of", hans: "截至", hant: "截至"), .day)
    /// The first day that a report counts.
    package static let from = Field("from", Text(en: "From", hans: "自", hant: "自"), .day)
}

extension Column {
    /// The key of a row's record, never shown.
    package static let id = Column("id", Text(verbatim: "id"), .id, width: 0)
}
