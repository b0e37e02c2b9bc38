/**
 * The channel on which the print page is given its message port, and the message with which its preload hands the port
 * on. On its own, so that the preload stays free of schemas.
 */
export const PRINT_PORT_CHANNEL = 'print:port';
