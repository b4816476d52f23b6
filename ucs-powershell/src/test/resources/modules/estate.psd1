# The organisation behind the stand-in modules Lync and Exchange. Whoever is not told otherwise is enabled, on premises, on
# pool01 (Lync Server 2013, site Redmond), has no policy of their own, and a mailbox of Exchange 2013 that has been opened.
@{
    Users = @(
        @{ Number = 1; Sip = 'kim.akers@litwareinc.com'; Name = 'Kim Akers'; Policy = 'UCS Enabled'; Mode = 'Migrated'; Moved = $true; Test = 'Success' }
        @{ Number = 2; Sip = 'pilar.ackerman@litwareinc.com'; Name = 'Pilar Ackerman'; Mode = 'Ready To Migrate'; Logon = 'never' }
        @{ Number = 3; Sip = 'ken.myer@litwareinc.com'; Name = 'Ken Myer'; Policy = 'No UCS'; Mode = 'Disabled' }
        @{ Number = 4; Sip = 'lisa.andrews@litwareinc.com'; Name = 'Lisa Andrews'; Mode = 'Ready To Migrate'
           ExchangeVersion = '0.10 (14.0.100.0)'; AdminDisplayVersion = 'Version 14.3 (Build 123.4)'; Database = 'DB2010' }
        # At a survivable branch appliance, whose User Services are pool03's, which has a policy of its own.
        @{ Number = 5; Sip = 'don.funk@litwareinc.com'; Name = 'Don Funk'; Pool = 'sba01.litwareinc.com'; Mode = 'Ready To Migrate' }
        # Their site forbids UCS.
        @{ Number = 6; Sip = 'toni.poe@litwareinc.com'; Name = 'Toni Poe'; Pool = 'pool02.litwareinc.com'; Mode = 'Disabled' }
        @{ Number = 7; Sip = 'garth.fort@litwareinc.com'; Name = 'Garth Fort'; Mailbox = 'remote'; Mode = 'Ready To Migrate' }
        @{ Number = 8; Sip = 'jeff.price@litwareinc.com'; Name = 'Jeff Price'; Mailbox = 'none'; Mode = 'Ready To Migrate' }
        @{ Number = 9; Sip = 'amy.strande@litwareinc.com'; Name = 'Amy Strande'; Enabled = $false; Mode = 'none' }
        @{ Number = 10; Sip = 'rob.young@litwareinc.com'; Name = 'Rob Young'; HostingProvider = 'sipfed.online.lync.com'; Pool = $null; Mailbox = 'none'; Mode = 'none' }
        # A policy that the list does not have.
        @{ Number = 11; Sip = 'linda.mitchell@litwareinc.com'; Name = 'Linda Mitchell'; Policy = 'Gone'; EffectivePolicy = 'Global'; Mode = 'Ready To Migrate' }
        # Migrated, and nobody in the list.
        @{ Number = 12; Sip = 'holly.holt@litwareinc.com'; Name = 'Holly Holt'; Mode = 'Migrated'; Moved = $true; Test = 'NoContacts' }
        @{ Number = 13; Sip = 'john.woods@litwareinc.com'; Name = 'John Woods'; Mode = 'denied' }
        @{ Number = 14; Sip = 'eva.corets@litwareinc.com'; Name = 'Eva Corets'; Mode = 'Migrating' }
        # A resource forest's account and the one that its owner signs in with.
        @{ Number = 15; Sip = 'sara.davis@fabrikam.com'; Name = 'Sara Davis'; Smtp = 'sdavis@litwareinc.com'; Upn = 'sdavis-res@litwareinc.com'
           OriginatorSid = 'S-1-5-21-4444444444-555555555-666666666-1115'; Linked = 'FABRIKAM\sdavis'; Type = 'LinkedMailbox'; Mode = 'Ready To Migrate' }
        @{ Number = 16; Sip = 'room.one@litwareinc.com'; Name = 'Room One'; Type = 'RoomMailbox'; Mode = 'Ready To Migrate' }
        # A row of statistics without a logon: mail arrived, nobody came.
        @{ Number = 17; Sip = 'peter.houston@litwareinc.com'; Name = 'Peter Houston'; Mode = 'Ready To Migrate'; Logon = 'blank' }
        # Nobody has opened the mailbox of today; an earlier one, disconnected since, was opened.
        @{ Number = 18; Sip = 'dan.park@litwareinc.com'; Name = 'Dan Park'; Mode = 'Ready To Migrate'; Logon = 'disconnected' }
        # Seen by Exchange only when it looks at the whole forest.
        @{ Number = 19; Sip = 'ana.bowman@litwareinc.com'; Name = 'Ana Bowman'; Domain = 'emea.litwareinc.com'; Mode = 'Migrated'; Moved = $true }
        @{ Number = 20; Sip = ''; Name = 'Walter Harp'; Enabled = $false; Mailbox = 'none'; Mode = 'none' }
        @{ Number = 21; Sip = 'ines.duesenberg@litwareinc.com'; Name = 'Inès Düsenberg'; Policy = 'UCS Enabled'; Mode = 'Ready To Migrate'; Database = 'DB02' }
    )

    # Mailboxes of people whom Lync does not know, so that Exchange has more than 1,000.
    OtherMailboxes = 990

    Policies = @(
        @{ Identity = 'Global'; UcsAllowed = $true; MigrationDelayInDays = 0 }
        @{ Identity = 'Site:Atlanta'; UcsAllowed = $false; MigrationDelayInDays = 0 }
        @{ Identity = 'UserServer:pool03.litwareinc.com'; UcsAllowed = $true; MigrationDelayInDays = 3 }
        @{ Identity = 'Tag:UCS Enabled'; UcsAllowed = $true; MigrationDelayInDays = 14 }
        @{ Identity = 'Tag:No UCS'; UcsAllowed = $false; MigrationDelayInDays = 0 }
    )

    Registrars = @(
        @{ PoolFqdn = 'pool01.litwareinc.com'; Site = 'Redmond'; Version = 6; UserServer = 'pool01.litwareinc.com' }
        @{ PoolFqdn = 'pool02.litwareinc.com'; Site = 'Atlanta'; Version = 7; UserServer = 'pool02.litwareinc.com' }
        @{ PoolFqdn = 'pool03.litwareinc.com'; Site = 'Redmond'; Version = 6; UserServer = 'pool03.litwareinc.com' }
        @{ PoolFqdn = 'sba01.litwareinc.com'; Site = 'Redmond'; Version = 6; UserServer = 'pool03.litwareinc.com' }
    )

    # The documented sample leaves two numbers blank.
    FrontEnds = @(
        @{ Pool = 'pool01.litwareinc.com'; FrontEnd = 'fe01.litwareinc.com'; Disabled = 1; Allowed = 9; Migrating = 1; Migrated = 2; Failed = @() }
        @{ Pool = 'pool01.litwareinc.com'; FrontEnd = 'fe02.litwareinc.com'; Disabled = 0; Allowed = 2; Migrating = 0; Migrated = 1; Failed = @('eva.corets@litwareinc.com') }
        @{ Pool = 'pool02.litwareinc.com'; FrontEnd = 'fe03.litwareinc.com'; Disabled = 1; Allowed = 0; Migrating = 0; Migrated = $null; Failed = $null }
        @{ Pool = 'pool03.litwareinc.com'; FrontEnd = 'fe04.litwareinc.com'; Disabled = 0; Allowed = 1; Migrating = 0; Migrated = 0; Failed = @() }
    )
}
