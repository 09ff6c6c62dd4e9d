-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- reminder:   R02
-- title:      整改即将到期或者已经逾期
-- brief:      整改期限
-- of:         rectification
-- definition: 在册组织尚未完成整改，整改期限在提醒期限内届满，或者已经届满
-- source:     本程序建议
SELECT r.id, r.due_on AS due
FROM standing AS s
JOIN open_rectification AS r ON r.organization = s.id
WHERE r.since <= :date AND r.until <= date (:date, :rectification_notice_days || ' days');
