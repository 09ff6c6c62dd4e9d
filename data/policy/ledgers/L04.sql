-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- ledger:  L04
-- title:   社区活动小组工作台账
-- name:    活动小组台账
-- purpose: 居（村）委会指导管理的社区活动小组
-- basis:   深圳市第十八条“记录社区社会组织的负责人、成员名册、业务范围、活动场所、重大活动等事项”
-- units:   个、人
-- column:  序号 | | serial | width 4
-- column:  社区（村） | community | word | open | width 10
-- column:  小组名称 | name | width 16
-- column:  类别 | org_type | word | list org_type | width 8
-- column:  成立时间 | founded_on | word | width 11
-- column:  负责人 | leader_name | word | width 7
-- column:  联系电话 | phone | digits | mask phone | width 12.5
-- column:  成员数（人） | member_count_person | number | width 6
-- column:  成员名册（附页码/见附表） | | word | width 8
-- column:  业务范围 | business_scope | width 20
-- column:  活动场所 | venue_name | width 12
-- column:  活动频次 | frequency | word | width 8
-- column:  重大活动（名称、时间） | | width 14
-- column:  党员数 | party_member_count | number | width 5
-- column:  指导人（居委会） | guide | word | width 8
-- column:  拟备案意向（是/否/条件） | intends | word | open | width 9
-- column:  备注 | remark | width 10
-- note:    本台账列入填报日期在册的社区活动小组；已注销、已撤销、已转登记、已合并的不列入。
-- note:    成员名册、重大活动由居（村）委会填写；已申请备案、尚未决定的，拟备案意向为“是”。
SELECT
  s.community, o.name, o.org_type, o.founded_on, p.name AS leader_name,
  coalesce (p.phone, o.contact_phone) AS phone, o.member_count_person, o.business_scope,
  v.name AS venue_name, o.frequency, o.party_member_count, w.name AS guide,
  CASE WHEN EXISTS (
    SELECT 1 FROM first_application AS a
    WHERE a.organization = s.id AND a.since <= :date AND a.decided > :date)
  THEN '是' END AS intends,
  o.remark
FROM standing AS s
JOIN organization AS o ON o.id = s.id
LEFT JOIN person AS p ON p.id = s.leader
LEFT JOIN venue AS v ON v.id = s.place
LEFT JOIN person AS w ON w.id = o.liaison_worker
WHERE s.tier = '3'
ORDER BY s.division, o.org_type IS NULL, o.org_type, o.name_key, o.id;
