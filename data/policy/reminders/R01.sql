-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- reminder:   R01
-- title:      备案即将到期或者已经到期
-- brief:      备案到期
-- of:         organization
-- at:         filing
-- definition: 在册备案组织现行备案证书的有效期在提醒期限内届满，或者已经届满
-- source:     湖南湘潭社区社会组织备案管理办法（试行）第十七条
SELECT s.id, k.valid_to AS due
FROM standing AS s
JOIN certificate AS k ON k.id = s.certificate
WHERE s.tier = '2' AND k.until <= date (:date, :renewal_notice_days || ' days');
