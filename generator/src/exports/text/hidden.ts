/** Characters that show nothing, end a line in some reader or turn the reading direction: files hold them by number. */
export const HIDDEN: RegExp = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;
