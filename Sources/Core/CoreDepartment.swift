internal import Values

// The core's own title page: people, roles and rights, documents, approvals, settings and the audit.

extension Right {
    package static let administer = Right(
        "core.administer", Text(en: "Administer people and roles", hans: "管理用户与角色", hant: "管理使用者與角色"))
    package static let readAudit = Right(
        "core.read-audit", Text(en: "Read the audit", hans: "查看审计记录", hant: "檢視稽核紀錄"))
}

extension Department {
    /// The ground as a department: the house puts it in front of the others.
    static let core = Department(
        code: "core",
        title: Text(en: "Company", hans: "公司", hant: "公司"),
        rights: [.administer, .readAudit],
        schema: CoreSchema.steps,
        commands: [
            FoundCompany.self, AddUser.self, ChangeUser.self, CloseUser.self, ResetUser.self, SetLanguage.self,
            DefineRole.self, AppointDeputy.self, SetApprovalRule.self, LimitScope.self,
            AddKey.self, RemoveKey.self, ChangePassword.self, ChangeCompanySetting.self, TakeBack.self,
        ],
        queries: [
            UserList.self, RoleList.self, RightList.self, AuditTrail.self, RecordHistory.self, DocumentList.self,
            ApprovalInbox.self, SettingList.self, SettingHistory.self, DenialList.self, DraftList.self, KeyList.self,
            FindUser.self, ErasureList.self,
        ],
        settings: [.idleMinutes])
}
