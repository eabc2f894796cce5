/** The message of `identify` in the words of Segment's API, which plain JSON shares. Pure. */
import type { Adapter } from "./adapter.ts";
import { arrange, besideProperties, type Tree } from "./arrange.ts";

/**
 * Key order: type, messageId, timestamp, metadata at its paths, context, traits. There is no `userId` unless it is metadata.
 *
 * @param common metadata and context as JSON text, with a comma before them
 */
export function identifyWith(
  reserved: readonly string[],
  common: (tree: Tree, catalog: string) => string,
): Adapter["prepareIdentify"] {
  return ({ metadata, catalog }) => {
    const tail = `${common(arrange(besideProperties(metadata), reserved), catalog)},"traits":`;
    return ({ messageId, timestamp, traits }) =>
      `{"type":"identify","messageId":"${messageId}","timestamp":"${timestamp}"${tail}${JSON.stringify(traits)}}`;
  };
}
