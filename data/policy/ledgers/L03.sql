-- SPDX-FileCopyrightText: Miaopu contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- ledger:  L03
-- title:   备案类社区社会组织台账
-- name:    备案台账
-- purpose: 街道（乡镇）备案的社区社会组织名册
-- basis:   深圳市第十七条、第十八条；湖南湘潭社区社会组织备案管理办法（试行）
-- units:   个、人、元
-- column:  序号 | | serial | width 4
-- column:  所属社区（村） | community | word | open | width 9
-- column:  备案编号 | filing_no | digits | width 15
-- column:  组织名称 | name | width 14
-- column:  类别 | org_type | word | list org_type | width 7
-- column:  成立时间 | founded_on | word | width 11
-- column:  备案日期 | filed_on | word | open | width 11
-- column:  有效期至 | valid_to | word | width 11
-- column:  备案机关 | filing_authority | word | width 9
-- column:  负责人 | leader_name | word | width 7
-- column:  性别 | sex | word | list sex | width 4.5
-- column:  政治面貌 | political_status | word | list political_status | width 7
-- column:  联系电话 | phone | digits | mask phone | width 12.5
-- column:  成员数（人） | member_count_person | number | width 6
-- column:  活动场所 | venue_name | width 10
-- column:  活动地域 | service_area | word | width 7
-- column:  业务范围 | business_scope | width 18
-- column:  活动资金（元） | activity_fund | yuan | width 10
-- column:  有无章程 | has_charter | tick | width 5
-- column:  党建覆盖方式 | party_mode | word | list party_mode | width 9
-- column:  推荐社区 | recommender | word | width 9
-- column:  上次评价等次 | | word | width 6
-- column:  状态（正常/即将到期/到期/整改） | status | word | list org_status | open | width 8
-- column:  备注 | remark | width 9
-- note:    本台账列入填报日期在册的备案组织；已注销、已撤销、已转登记、已合并的不列入。
-- note:    状态：有效期在填报日期之前届满的为到期，换证提前期内届满的为即将到期。打“√”为是，空白为否或者不详。
SELECT
  s.community, f.filing_no, o.name, o.org_type, o.founded_on,
  coalesce (f.decided_on, f.issued_on) AS filed_on, f.valid_to, f.filing_authority,
  p.name AS leader_name, p.sex, p.political_status, coalesce (p.phone, o.contact_phone) AS phone,
  o.member_count_person, v.name AS venue_name, o.service_area, o.business_scope, o.activity_fund,
  o.has_charter, c.party_mode, f.recommender,
  CASE
    WHEN s.is_rectifying THEN '整改'
    WHEN f.until < :date THEN '到期'
    WHEN f.until <= date (:date, :renewal_notice_days || ' days') THEN '即将到期'
    ELSE s.status
  END AS status,
  o.remark
FROM standing AS s
JOIN organization AS o ON o.id = s.id
LEFT JOIN person AS p ON p.id = s.leader
LEFT JOIN venue AS v ON v.id = s.place
LEFT JOIN certificate AS f ON f.id = s.certificate
LEFT JOIN party_coverage AS c ON c.id = s.coverage
WHERE s.tier = '2'
ORDER BY s.division, o.org_type IS NULL, o.org_type, o.name_key, o.id;
