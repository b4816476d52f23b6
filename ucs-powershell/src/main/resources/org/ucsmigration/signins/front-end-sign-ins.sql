-- Who is signed in now with which client, from the registrar's database of one front end server: for a site that has no
-- monitoring database. Reads only. It shows nobody who is off, so it is never a complete list. Ask the instance RTCLOCAL of
-- every front end server of every pool, while people are at work, and put the files side by side.
--
-- lastSeen is the last registration of the user with any client, in UTC; the client of the row was still on after that.
-- Registrations keep up to 256 characters of the client's name here; scripts that cast it to 100 cut it.
--
-- In PowerShell, as SignInsCsv reads it, with times that are certain:
--   Invoke-Sqlcmd -ServerInstance 'fe1.example.com\RTCLOCAL' -Database rtcdyn -InputFile .\front-end-sign-ins.sql |
--     Select-Object sip, userAgent, @{ n = 'lastSeen'; e = { if ($_.lastSeen -is [datetime]) { $_.lastSeen.ToString('s') } } } |
--     Export-Csv .\sign-ins-fe1.csv -NoTypeInformation -Encoding UTF8
--
-- Written for SQL Server, after public scripts; it has not run against one.
SELECT r.UserAtHost AS sip,
       CAST(re.ClientApp AS varchar(256)) AS userAgent,
       hrd.LastNewRegisterTime AS lastSeen
FROM rtcdyn.dbo.RegistrarEndpoint re
JOIN rtc.dbo.Resource r ON r.ResourceId = re.OwnerId
LEFT JOIN rtcdyn.dbo.HomedResourceDynamic hrd ON hrd.OwnerId = re.OwnerId;
