-- Who signed in with which client, from the monitoring database of Lync Server 2013 or Skype for Business Server.
-- Reads only. One row for each user and client, with the last successful registration in UTC; completeSince is how far back the
-- rows reach. Get-CsService -MonitoringDatabase names the server and the instance; the database is LcsCDR. Where there are
-- several, ask each. The account needs to read dbo.Registration, dbo.Users and dbo.ClientVersions (db_datareader).
--
-- In PowerShell, as SignInsCsv reads it, with times that are certain:
--   Invoke-Sqlcmd -ServerInstance 'monitoring.example.com\LYNC' -Database LcsCDR -InputFile .\monitoring-sign-ins.sql |
--     Select-Object sip, userAgent, clientType, @{ n = 'lastSeen'; e = { $_.lastSeen.ToString('s') } },
--       @{ n = 'completeSince'; e = { $_.completeSince.ToString('s') } } |
--     Export-Csv .\sign-ins.csv -NoTypeInformation -Encoding UTF8
-- Or from SQL Server Management Studio: run it in LcsCDR, then "Save Results As" CSV, with the headers.
--
-- Change the date below to look back less far. Written for SQL Server; it has not run against one.
SELECT u.UserUri AS sip,
       cv.Version AS userAgent,
       cv.ClientType AS clientType,
       MAX(r.RegisterTime) AS lastSeen,
       CASE WHEN history.oldest > wanted.since THEN history.oldest ELSE wanted.since END AS completeSince
FROM dbo.Registration r
LEFT JOIN dbo.Users u ON u.UserId = r.UserId
LEFT JOIN dbo.ClientVersions cv ON cv.VersionId = r.ClientVersionId
CROSS JOIN (SELECT MIN(RegisterTime) AS oldest FROM dbo.Registration) history
CROSS JOIN (SELECT CAST('2013-01-01T00:00:00' AS datetime) AS since) wanted
WHERE r.ResponseCode BETWEEN 200 AND 299
  AND r.RegisterTime >= wanted.since
GROUP BY u.UserUri, cv.Version, cv.ClientType, history.oldest, wanted.since;
