-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- reminder:   R09
-- title:      备案补正即将到期或者已经到期
-- brief:      备案补正期限
-- of:         filing
-- definition: 在册组织的备案申请已通知补正、尚未补正，补正期限在提醒期限内届满，或者已经届满
-- source:     本程序建议
SELECT f.id, f.correction_due AS due
FROM standing AS s
JOIN correcting_filing AS f ON f.organization = s.id
WHERE f.since <= :date AND f.until <= date (:date, :correction_notice_days || ' days');
