/** JSON for people, in which nothing is hidden: the vocabularies of the site and of `export` are written the same way. */
export { jsonText } from "@forthright/runtime/vocabularies";
