/** The transforms of the catalogue language that need no secret. Pure. */

/** The last part of a path, for `/` and `\` alike; trailing separators do not count. */
export function basename(text: string): string {
  let end = text.length;
  while (end > 0 && isSeparator(text.charCodeAt(end - 1))) end--;
  let start = end;
  while (start > 0 && !isSeparator(text.charCodeAt(start - 1))) start--;
  return text.slice(start, end);
}

/** The first `maxLength` UTF-16 code units; a surrogate pair is never cut in two. */
export function truncate(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const last = text.charCodeAt(maxLength - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? maxLength - 1 : maxLength);
}

function isSeparator(code: number): boolean {
  return code === 0x2f || code === 0x5c;
}
