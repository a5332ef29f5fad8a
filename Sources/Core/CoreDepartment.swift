internal import Values

// The core's own title page: people, roles and rights, documents, approvals, settings and the audit.

extension Right {
    package static let administer = Right(
        "core.administer", Text(en: "Administer people and roles", hans: "管理用户与角色", hant: "管理使用者與角色"))
    package static let readAudit = Right(
        "core.read-audit", Text(en: "Read the audit", hans: "查看审计记录", hant: "檢視稽核紀錄"))
    package static let readPeople = Right(
        "core.read-people", Text(en: "Read people and roles", hans: "查看用户与角色", hant: "檢視使用者與角色"))

    /// What a role's rights bring along: whoever administers people or reads the audit reads people and roles too, also in
    /// a company that is older than that right.
    static func withImplied(_ names: Set<String>) -> Set<String> {
        names.isDisjoint(with: [administer.name, readAudit.name]) ? names : names.union([readPeople.name])
    }
}

extension Department {
    /// The ground as a department: the house puts it in front of the others.
    package static let core = Department(
        code: "core",
        title: Text(en: "Company", hans: "公司", hant: "公司"),
        rights: [.administer, .readAudit, .readPeople],
        schema: CoreSchema.steps,
        commands: [
            FoundCompany.self, AddUser.self, ChangeUser.self, CloseUser.self, ReopenUser.self, ResetUser.self, SetLanguage.self,
            DefineRole.self, AppointDeputy.self, SetApprovalRule.self, RemoveApprovalRule.self, LimitScope.self,
            AddKey.self, RemoveKey.self, ChangePassword.self, ChangeCompanySetting.self, TakeBack.self,
        ],
        queries: [
            UserList.self, RoleList.self, RightList.self, AuditTrail.self, RecordHistory.self, DocumentList.self,
            ApprovalInbox.self, SettingList.self, SettingHistory.self, DenialList.self, DraftList.self, KeyList.self,
            FindUser.self, ChangeDetail.self, ErasureList.self, ApprovalRuleList.self, LimitList.self, ScopeCodeList.self,
        ],
        settings: [.idleMinutes],
        records: [
            "company": Text(en: "Company", hans: "公司", hant: "公司"),
            "user": Text(en: "User", hans: "用户", hant: "使用者"),
            "role": Text(en: "Role", hans: "角色", hant: "角色"),
            "roleRight": Text(en: "Right of", hans: "角色权限", hant: "角色權限"),
            "userRole": Text(en: "Role of", hans: "用户角色", hant: "使用者角色"),
            "userScope": Text(en: "Limit of", hans: "数据范围", hant: "資料範圍"),
            "userKey": Text(en: "SSH key", hans: "SSH 公钥", hant: "SSH 公鑰"),
            "setting": Text(en: "Setting", hans: "设置项", hant: "設定項目"),
            "document": Text(en: "Document", hans: "单据", hant: "單據"),
            "approval": Text(en: "Approval of", hans: "审批", hant: "核准"),
            "approvalRule": Text(en: "Approval rule", hans: "审批规则", hant: "核准規則"),
            "erasure": Text(en: "Erasure", hans: "个人信息清除", hant: "個人資料清除"),
            "delegation": Text(en: "Deputy of", hans: "代理", hant: "代理"),
        ],
        words: [
            "company.currency": Text(en: "Currency", hans: "币种", hant: "幣別"),
            "company.chart": Text(en: "Chart of accounts", hans: "科目表", hant: "科目表"),
            "company.createdAt": Text(en: "Made at", hans: "建账时间", hant: "建帳時間"),
            "user.name": Text(en: "Name", hans: "用户名", hant: "使用者名稱"),
            "setting.name": Text(en: "Setting", hans: "设置项", hant: "設定項目"),
            "userScope.kind": Text(en: "Limited by", hans: "限定种类", hant: "限定種類"),
            "userScope.code": Text(en: "Limited to", hans: "限定范围", hant: "限定範圍"),
            "document.currency": Text(en: "Currency", hans: "币种", hant: "幣別"),
            "document.partyName": Text(en: "Party's name", hans: "往来单位名称", hant: "往來對象名稱"),
            "erasure.kind": Text(en: "Kind", hans: "种类", hant: "種類"),
            "erasure.subjectId": Text(en: "Record", hans: "记录", hant: "紀錄"),
            "erasure.userName": Text(en: "Erased by", hans: "清除人", hant: "清除人"),
        ])
}
