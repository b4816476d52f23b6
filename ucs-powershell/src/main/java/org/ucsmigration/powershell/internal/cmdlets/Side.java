package org.ucsmigration.powershell.internal.cmdlets;

/** Whose cmdlets: each side has its own module, endpoint and half of a collection. */
public enum Side {
    /** Lync Server 2013 and Skype for Business Server. */
    LYNC,
    /** Exchange Server. */
    EXCHANGE
}
