-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- reminder:   R12
-- title:      孵化协议即将到期或者已经到期
-- brief:      孵化协议到期
-- of:         incubation
-- definition: 在册组织尚在孵化，孵化协议在提醒期限内到期，或者已经到期
-- source:     本程序建议
SELECT i.id, i.agreement_to AS due
FROM standing AS s
JOIN running_incubation AS i ON i.organization = s.id
WHERE i.since <= :date AND i.until <= date (:date, :incubation_notice_days || ' days');
