package org.ucsmigration.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ucsmigration.UserIdentity;

/** Who a report is about, as plain data; what is not known is left out. */
final class PlainIdentity {

    private PlainIdentity() {
    }

    static Map<String, Object> of(UserIdentity user) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sip", user.sip().address());
        user.upn().ifPresent(name -> map.put("upn", name));
        map.put("smtpAddresses", user.smtpAddresses().stream().sorted().toList());
        user.sid().ifPresent(sid -> map.put("sid", sid.toString()));
        user.masterAccountSid().ifPresent(sid -> map.put("masterAccountSid", sid.toString()));
        user.distinguishedName().ifPresent(name -> map.put("distinguishedName", name));
        user.directoryGuid().ifPresent(guid -> map.put("directoryGuid", guid.toString()));
        user.mailboxGuid().ifPresent(guid -> map.put("mailboxGuid", guid.toString()));
        return map;
    }
}
