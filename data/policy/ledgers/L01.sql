-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- ledger:  L01
-- title:   社区社会组织基本情况总台账
-- name:    基本情况总台账
-- purpose: 辖区内全部社区社会组织的一本总账，用于摸底和数据汇总
-- basis:   四川省社区社会组织“调查摸底”；深圳市第二十条“数据汇总”
-- units:   个、人、㎡
-- column:  序号 | | serial | width 4
-- column:  所属街道（乡镇） | township | word | open | width 7
-- column:  所属社区（村） | community | word | open | width 9
-- column:  组织名称 | name | width 14
-- column:  管理层级（登记/备案/活动小组） | tier | word | open | list tier | width 8
-- column:  类别 | org_type | word | list org_type | width 7
-- column:  细分领域 | subtypes | list org_subtype | width 7
-- column:  成长阶段 | stage | word | list stage | width 6
-- column:  成立时间 | founded_on | word | width 11
-- column:  成员数（人） | member_count_person | number | width 6
-- column:  其中党员数 | party_member_count | number | width 6
-- column:  志愿者数 | volunteer_count | number | width 6
-- column:  负责人 | leader_name | word | width 7
-- column:  联系电话 | phone | digits | mask phone | width 12.5
-- column:  活动场所 | venue_name | width 10
-- column:  场所面积（㎡） | area_m2 | area | width 7
-- column:  场所性质 | venue_right | word | list venue_right | width 7
-- column:  主要业务范围 | business_scope | width 18
-- column:  主要服务对象 | service | list service_group | open | width 9
-- column:  有无章程 | has_charter | tick | width 5
-- column:  党建覆盖方式 | party_mode | word | list party_mode | width 9
-- column:  是否枢纽型 | is_hub | tick | width 5
-- column:  备案（登记）编号 | number | digits | open | width 19.5
-- column:  联系社工/责任人 | liaison | word | width 7
-- column:  是否已录入平台 | in_platform | tick | width 6
-- column:  状态 | status | word | open | list org_status | width 6
-- column:  备注 | remark | width 9
-- note:    本台账列入填报日期在册的登记、备案组织和社区活动小组；已注销、已撤销、已转登记、已合并的不列入。
-- note:    打“√”为是，空白为否或者不详；成立时间只知年份或者月份的，填至年份或者月份。
-- note:    多个组织共用一处场所的，场所面积在各组织重复填列，合计数不作为场所总面积。
SELECT
  s.township, s.community, o.name, s.tier, o.org_type, o.subtypes, o.stage, o.founded_on,
  o.member_count_person, o.party_member_count, o.volunteer_count,
  p.name AS leader_name, coalesce (p.phone, o.contact_phone) AS phone,
  v.name AS venue_name, v.area_m2, v.venue_right,
  o.business_scope, coalesce (o.service_groups, o.service_object_note) AS service, o.has_charter,
  c.party_mode, o.hub_type <> '0' AS is_hub,
  CASE s.tier WHEN '1' THEN coalesce (g.uscc, g.old_cert_no) ELSE f.filing_no END AS number,
  w.name AS liaison, o.in_platform, s.status, o.remark
FROM standing AS s
JOIN organization AS o ON o.id = s.id
LEFT JOIN person AS p ON p.id = s.leader
LEFT JOIN venue AS v ON v.id = s.place
LEFT JOIN filing AS f ON f.id = s.certificate
LEFT JOIN party_coverage AS c ON c.id = s.coverage
LEFT JOIN registration AS g ON g.organization = s.id AND g.deleted_at IS NULL
LEFT JOIN person AS w ON w.id = o.liaison_worker
ORDER BY s.division, o.org_type IS NULL, o.org_type, o.name_key, o.id;
