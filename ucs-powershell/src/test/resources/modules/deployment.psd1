# How the deployment behind the stand-in modules is set up: soundly. A test changes parts of it by the environment variable
# STANDIN_DEPLOYMENT, the text of a hashtable such as @{ LyncPartners = @() }. Days count from now.
@{
    # The computer that Lync's session runs on.
    Computer = @{ Fqdn = 'fe01.litwareinc.com'; Pool = 'pool01.litwareinc.com' }
    OAuthCertificates = @(
        @{ Thumbprint = '4AA3C098CC06277EB2B4A51EE6B955FEA6FD9A71'; Subject = 'CN=litwareinc.com'; From = -365; Until = 700; Effective = -365 }
    )
    ExchangeAutodiscoverUrl = 'https://autodiscover.litwareinc.com/Autodiscover/Autodiscover.svc'
    LyncPartners = @(
        @{ Identity = 'SharePoint'; Id = '00000003-0000-0ff1-ce00-000000000000'; Enabled = $true; Level = 'Full'
           Token = 'Value=https://sp.litwareinc.com/_layouts/15/metadata/json/1' }
        @{ Identity = 'MicrosoftExchange'; Id = '00000002-0000-0ff1-ce00-000000000000'; Enabled = $true; Level = 'Full'
           Token = 'Value=https://autodiscover.litwareinc.com/autodiscover/metadata/json/1' }
    )
    Replicas = @(
        @{ Fqdn = 'fe01.litwareinc.com'; UpToDate = $true }
        @{ Fqdn = 'fe02.litwareinc.com'; UpToDate = $true }
    )

    # 2013 has Get-ClientAccessServer, 2016 both.
    Exchange = 2016
    ClientAccess = @(
        @{ Name = 'MBX01'; Uri = 'https://autodiscover.litwareinc.com/Autodiscover/Autodiscover.xml' }
        @{ Name = 'MBX02'; Uri = 'https://autodiscover.litwareinc.com/Autodiscover/Autodiscover.xml' }
    )
    ExchangePartners = @(
        @{ Name = 'LyncEnterprise-1a2b'; Id = '00000004-0000-0ff1-ce00-000000000000'; Enabled = $true
           Url = 'https://pool01.litwareinc.com/metadata/json/1' }
    )
    CurrentThumbprint = 'DFC06BF3FC76974BCD1C050340998B65D5491007'
    ExchangeCertificates = @(
        @{ Thumbprint = '78E1BE82F683EE6D8CB9B9266FC1185AE0890C41'; Subject = 'CN=MBX01'; From = -100; Until = 1000 }
        @{ Thumbprint = 'DFC06BF3FC76974BCD1C050340998B65D5491007'; Subject = 'CN=Microsoft Exchange Server Auth Certificate'; From = -100; Until = 1500 }
    )
    AutodiscoverOAuth = @{ 'MBX01\Autodiscover (Default Web Site)' = $true; 'MBX02\Autodiscover (Default Web Site)' = $true }
    WebServicesOAuth = @{ 'MBX01\EWS (Default Web Site)' = $true; 'MBX02\EWS (Default Web Site)' = $true }
}
