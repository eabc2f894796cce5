/** Which wire keys suggest data about a person. A guess from words, so that a person looks; never a judgement. */

/** Words that suggest it wherever they stand in a key. */
const WORDS: ReadonlySet<string> = new Set([
  ..."address addresses birthdate birthday cookie dob email emails fax geolocation idfa idfv ip ipv4 ipv6 iban".split(
    " ",
  ),
  ..."latitude lat lng longitude mail mac mobile msisdn passport password phone phones postcode ssn street".split(
    " ",
  ),
  ..."surname tel telephone username zip zipcode firstname lastname fullname nickname gender signature".split(
    " ",
  ),
]);

/** Words that make `name` the name of a person. */
const NAMES: ReadonlySet<string> = new Set(
  "account author contact customer display family first full given last legal login maiden member middle nick owner person real screen sur user".split(
    " ",
  ),
);

/** Words that make `id` or `key` the identifier of a person or a device. */
const OWNERS: ReadonlySet<string> = new Set(
  "account advertiser advertising anonymous client contact customer device distinct employee installation machine member person profile session user visitor".split(
    " ",
  ),
);

/** Whether the words of a wire key suggest data about a person: `email`, `first_name`, `user_id`, `ip_address`. */
export function suggestsPerson(key: string): boolean {
  const words = key.toLowerCase().split("_");
  if (key === "name" || words.some((word) => WORDS.has(word))) return true;
  return words.some((word, index) => {
    const before = words[index - 1];
    if (word === "name") return before !== undefined && NAMES.has(before);
    if (word === "user" || word === "userid") return words.length === 1;
    return (
      ["id", "ids", "uuid", "guid", "key", "hash"].includes(word) &&
      before !== undefined &&
      OWNERS.has(before)
    );
  });
}
