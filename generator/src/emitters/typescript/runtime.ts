/** Entries of the runtime that generated code of format 1 imports. */
export const RUNTIME = "@forthright/runtime/codegen";
export const RUNTIME_COMMANDS = "@forthright/runtime/commands";
export const RUNTIME_TESTING = "@forthright/runtime/testing";
