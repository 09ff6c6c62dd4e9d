-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- reminder:   R03
-- title:      重大活动结束后尚未报送总结
-- brief:      报送重大活动总结
-- of:         major_report
-- definition: 在册组织的重大活动已经举办、尚未总结；到期日为活动结束后报送总结期限的最后一日
-- source:     社区社会组织活动制度范本：结束三日后报送总结
SELECT m.id, date (substr (m.ended_at, 1, 10), :major_summary_days || ' days') AS due
FROM standing AS s
JOIN held_report AS m ON m.organization = s.id
WHERE length (m.ended_at) >= 10 AND substr (m.ended_at, 1, 10) <= :date;
