// Loaded before a host: it believes to be on PROOF_PLATFORM.
Object.defineProperty(process, "platform", { value: process.env["PROOF_PLATFORM"] });
