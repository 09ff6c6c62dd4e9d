-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- ledger:  L02
-- title:   登记类社区社会组织台账
-- name:    登记台账
-- purpose: 在县级民政部门登记的社区社会组织，用于与县级登记名册核对
-- basis:   民政部关于大力培育发展社区社会组织的意见 三（一）、四（二）
-- units:   个、人、万元
-- column:  序号 | | serial | width 4
-- column:  所属社区（村） | community | word | open | width 9
-- column:  组织名称 | name | width 15
-- column:  统一社会信用代码 | uscc | digits | width 19.5
-- column:  登记证号 | old_cert_no | digits | width 9
-- column:  组织形式 | legal_form | word | list legal_form | width 9
-- column:  登记管理机关 | registry | word | width 9
-- column:  业务主管单位（或直接登记） | authority | word | open | width 9
-- column:  登记日期 | registered_on | word | width 11
-- column:  有效期至 | valid_to | word | width 11
-- column:  法定代表人 | legal_rep | word | width 7
-- column:  联系电话 | phone | digits | mask phone | width 12.5
-- column:  住所 | domicile | width 14
-- column:  注册（开办）资金（万元） | capital | wanyuan | width 8
-- column:  业务范围 | business_scope | width 18
-- column:  从业人员 > 专职 | staff_full | number | width 5
-- column:  从业人员 > 兼职 | staff_part | number | width 5
-- column:  会员数 > 单位 | member_count_unit | number | width 5
-- column:  会员数 > 个人 | member_count_person | number | width 5
-- column:  党员数 | party_member_count | number | width 5
-- column:  类别 | org_type | word | list org_type | width 7
-- column:  评估等级 | rating | word | list rating | width 5
-- column:  等级有效期至 | rating_valid_to | word | width 11
-- column:  上年度年检（年报）结论 | check_result | word | list check_result | open | width 8
-- column:  是否慈善组织 | is_charity | tick | width 5
-- column:  备注 | remark | width 9
-- note:    本台账列入填报日期在册的登记组织；已注销、已撤销、已转登记、已合并的不列入。
-- note:    年检（年报）结论不属于上年度的，在括号内注明年度；打“√”为是，空白为否或者不详。
SELECT
  s.community, o.name, g.uscc, g.old_cert_no, o.legal_form, g.registry,
  coalesce (g.business_authority, CASE g.direct_registration WHEN 1 THEN '直接登记' END) AS authority,
  g.registered_on, g.valid_to, p.name AS legal_rep,
  coalesce (p.phone, l.phone, o.contact_phone) AS phone,
  g.domicile, g.capital, o.business_scope, o.staff_full, o.staff_part,
  o.member_count_unit, o.member_count_person, o.party_member_count, o.org_type,
  g.rating, g.rating_valid_to,
  CASE
    WHEN g.last_check_year <> CAST (substr (:date, 1, 4) AS INTEGER) - 1
    THEN g.last_check_result || '（' || g.last_check_year || '年）'
    ELSE g.last_check_result
  END AS check_result,
  o.is_charity, o.remark
FROM standing AS s
JOIN organization AS o ON o.id = s.id
LEFT JOIN registration AS g ON g.organization = s.id AND g.deleted_at IS NULL
LEFT JOIN person AS l ON l.id = s.leader
LEFT JOIN person AS p ON p.id = coalesce (g.legal_rep, (
  SELECT person FROM (
    SELECT r.person, max (r.rank) FROM legal_representation AS r
    WHERE r.organization = s.id AND :date BETWEEN r.since AND r.until)))
WHERE s.tier = '1'
ORDER BY s.division, o.org_type IS NULL, o.org_type, o.name_key, o.id;
