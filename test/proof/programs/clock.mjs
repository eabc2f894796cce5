// Loaded before a host: its clock stands still at PROOF_NOW, milliseconds since 1970.
const now = Number(process.env["PROOF_NOW"]);
Date.now = () => now;
