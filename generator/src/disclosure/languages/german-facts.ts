/** What the runtime says of itself, in German, by the English sentence. */
import type { Phrase } from "./phrases.ts";

const ENVELOPE: readonly Phrase[] = [
  [
    "The events of this request, at most 100, oldest first.",
    "Die Ereignisse dieser Anfrage, höchstens 100, das älteste zuerst.",
  ],
  [
    "The event's wire name, as the catalogue spells it.",
    "Der Name, unter dem das Ereignis gesendet wird, wie der Katalog ihn schreibt.",
  ],
  [
    "The event's wire name, as the catalogue spells it; “$set” in the message that holds traits, which is no event.",
    "Der Name, unter dem das Ereignis gesendet wird, wie der Katalog ihn schreibt; „$set“ in der Nachricht mit den Merkmalen, die kein Ereignis ist.",
  ],
  [
    "A new random UUID for each event. It stays the same when a failed request is repeated, so that the service can tell a copy from a second event.",
    "Eine neue zufällige UUID für jedes Ereignis. Sie bleibt gleich, wenn eine gescheiterte Anfrage wiederholt wird, damit der Dienst eine Kopie von einem zweiten Ereignis unterscheiden kann.",
  ],
  [
    "When the event was recorded, by this computer's clock, in UTC.",
    "Wann das Ereignis aufgezeichnet wurde, nach der Uhr dieses Rechners, in UTC.",
  ],
  [
    "When the request was made, by this computer's clock, in UTC.",
    "Wann die Anfrage gestellt wurde, nach der Uhr dieses Rechners, in UTC.",
  ],
  [
    "Id of the catalogue that allowed this event; it stands on this site too.",
    "Kennung des Katalogs, der dieses Ereignis erlaubt hat; sie steht auch auf diesen Seiten.",
  ],
  [
    "Holds the traits, in the one kind of message that is no event: “identify”.",
    "Enthält die Merkmale, in der einen Art von Nachricht, die kein Ereignis ist: „identify“.",
  ],
  [
    "The kind of call in Segment's API; every event is a track call.",
    "Die Art des Aufrufs in der Schnittstelle von Segment; jedes Ereignis ist ein track-Aufruf.",
  ],
  [
    "The kind of call in Segment's API; every event is a track call, and traits come in an identify call.",
    "Die Art des Aufrufs in der Schnittstelle von Segment; jedes Ereignis ist ein track-Aufruf, und Merkmale kommen in einem identify-Aufruf.",
  ],
  ["Holds metadata and the four values below.", "Enthält Metadaten und die vier Werte darunter."],
  ["Holds metadata and the value below.", "Enthält Metadaten und den Wert darunter."],
  ["Names the sending software; the same for everybody.", "Nennt die sendende Software; bei allen gleich."],
  ["Name of the sending software.", "Name der sendenden Software."],
  ["Name of the sending software; the same for everybody.", "Name der sendenden Software; bei allen gleich."],
  ["Version of the wire format, not of a package.", "Version des Nachrichtenformats, nicht eines Pakets."],
  [
    "Always zeros: asks Segment not to store the address that the connection came from.",
    "Immer Nullen: bittet Segment, die Adresse nicht zu speichern, von der die Verbindung kam.",
  ],
  [
    "Always zeros: stands where PostHog would store the address that the connection came from.",
    "Immer Nullen: steht an der Stelle, an der PostHog die Adresse speichern würde, von der die Verbindung kam.",
  ],
  [
    "The event's properties, listed with each event.",
    "Die Eigenschaften des Ereignisses; sie stehen bei jedem Ereignis.",
  ],
  [
    "The event's properties, listed with each event, metadata, and the values below.",
    "Die Eigenschaften des Ereignisses, die bei jedem Ereignis stehen, Metadaten und die Werte darunter.",
  ],
  [
    "The product's write key for PostHog. It is the same for everybody and says nothing about you.",
    "Der Schreibschlüssel des Produkts für PostHog. Er ist bei allen gleich und sagt nichts über Sie.",
  ],
  ["Asks PostHog not to keep a profile of a person.", "Bittet PostHog, kein Profil einer Person zu führen."],
  [
    "Only the message that holds traits says “true”, because PostHog keeps traits in a profile. From then on it adds the events of this installation to that profile.",
    "Nur die Nachricht mit den Merkmalen sagt „true“, weil PostHog Merkmale in einem Profil führt. Von da an rechnet es die Ereignisse dieser Installation diesem Profil zu.",
  ],
  ["Asks PostHog not to look up a location.", "Bittet PostHog, keinen Standort nachzuschlagen."],
  ["The kind of message: an event.", "Die Art der Nachricht: ein Ereignis."],
  [
    "The kind of message: an event, or “identify” where it holds traits.",
    "Die Art der Nachricht: ein Ereignis, oder „identify“, wo sie Merkmale enthält.",
  ],
  [
    "Only the request that the command “forget” makes says “delete”: it holds no event and no properties, and asks to delete what came under the installation id.",
    "Nur die Anfrage, die der Befehl „forget“ stellt, sagt „delete“: Sie enthält kein Ereignis und keine Eigenschaften und bittet, zu löschen, was unter der Installationskennung eingegangen ist.",
  ],
];

const HEADERS: readonly Phrase[] = [
  ["The server's own name.", "Der Name des Servers."],
  ["Closes the connection after one request.", "Schließt die Verbindung nach einer Anfrage."],
  ["The body is JSON.", "Der Inhalt ist JSON."],
  ["The body is compressed.", "Der Inhalt ist komprimiert."],
  ["Size of the compressed body in bytes.", "Größe des komprimierten Inhalts in Bytes."],
  [
    "Name of the sending software and version of the wire format.",
    "Name der sendenden Software und Version des Nachrichtenformats.",
  ],
  [
    "The product's write key for Segment. It is the same for everybody and says nothing about you.",
    "Der Schreibschlüssel des Produkts für Segment. Er ist bei allen gleich und sagt nichts über Sie.",
  ],
  [
    "The product's write key for this collector, if it has one; left out otherwise. It is the same for everybody and says nothing about you.",
    "Der Schreibschlüssel des Produkts für diesen Empfänger, falls es einen hat; sonst fehlt er. Er ist bei allen gleich und sagt nichts über Sie.",
  ],
];

const CONNECTION: readonly Phrase[] = [
  [
    "Requests go straight to the address of the recipient. Proxy settings (HTTPS_PROXY, HTTP_PROXY, NO_PROXY) are not used: where a proxy is the only way out, nothing arrives.",
    "Anfragen gehen geradewegs an die Adresse des Empfängers. Proxy-Einstellungen (HTTPS_PROXY, HTTP_PROXY, NO_PROXY) werden nicht verwendet: Wo nur ein Proxy hinausführt, kommt nichts an.",
  ],
  [
    "The recipient's certificate must be signed by an authority that Node.js itself trusts. NODE_EXTRA_CA_CERTS and NODE_TLS_REJECT_UNAUTHORIZED are not used.",
    "Das Zertifikat des Empfängers muss von einer Stelle signiert sein, der Node.js selbst vertraut. NODE_EXTRA_CA_CERTS und NODE_TLS_REJECT_UNAUTHORIZED werden nicht verwendet.",
  ],
  ["Redirects are not followed.", "Weiterleitungen wird nicht gefolgt."],
];

const LINKS: readonly Phrase[] = [
  [
    "Events of one installation can be told to be of the same machine; the value says nothing about who uses it.",
    "Ereignisse einer Installation lassen sich als solche desselben Rechners erkennen; wer ihn benutzt, sagt der Wert nicht.",
  ],
  [
    "Opting out deletes it, and a new one is made after opting in again.",
    "Das Abschalten löscht sie; nach dem Wiedereinschalten wird eine neue erzeugt.",
  ],
  [
    "Opting out deletes it, and a new one is made after opting in again; “{}” deletes it at any time.",
    "Das Abschalten löscht sie; nach dem Wiedereinschalten wird eine neue erzeugt. „{}“ löscht sie jederzeit.",
  ],
  [
    "Names you: events that carry it are tied to your address.",
    "Nennt Sie: Ereignisse, die sie enthalten, sind mit Ihrer Adresse verbunden.",
  ],
  [
    "Names you: events that carry it are tied to your address, and through the installation id so are all others of this machine, earlier ones too.",
    "Nennt Sie: Ereignisse, die sie enthalten, sind mit Ihrer Adresse verbunden, und über die Installationskennung auch alle anderen dieses Rechners, selbst frühere.",
  ],
  [
    "Taking back the consent deletes it here; events sent from then on carry it no more.",
    "Der Widerruf der Einwilligung löscht sie hier; Ereignisse, die danach gesendet werden, enthalten sie nicht mehr.",
  ],
  [
    "“{}” also makes a new installation id, so that later events are not tied to earlier ones.",
    "„{}“ erzeugt außerdem eine neue Installationskennung, damit spätere Ereignisse nicht mit früheren verbunden sind.",
  ],
  [
    "Events with the same value can be of the same person or machine.",
    "Ereignisse mit demselben Wert können von derselben Person oder demselben Rechner stammen.",
  ],
  [
    "It is the program's own value; this software cannot reset it.",
    "Es ist ein Wert des Programms selbst; diese Software kann ihn nicht zurücksetzen.",
  ],
  [
    "Is about you: through the installation id it can be added to all events of this installation, earlier ones too.",
    "Betrifft Sie: Über die Installationskennung lässt es sich allen Ereignissen dieser Installation hinzufügen, auch früheren.",
  ],
  [
    "Through the installation id it can be added to all events of this installation, earlier ones too.",
    "Über die Installationskennung lässt es sich allen Ereignissen dieser Installation hinzufügen, auch früheren.",
  ],
  [
    "Is about you: the message that holds it carries no installation id, so by itself it is tied to no event.",
    "Betrifft Sie: Die Nachricht, die es enthält, trägt keine Installationskennung; für sich allein ist es darum mit keinem Ereignis verbunden.",
  ],
  [
    "The message that holds it carries no installation id, so by itself it is tied to no event.",
    "Die Nachricht, die es enthält, trägt keine Installationskennung; für sich allein ist es darum mit keinem Ereignis verbunden.",
  ],
  [
    "Opting out deletes the installation id, so that later events are not tied to it.",
    "Das Abschalten löscht die Installationskennung, sodass spätere Ereignisse nicht damit verbunden sind.",
  ],
  [
    "Opting out deletes the installation id, so that later events are not tied to it; “{}” does so at any time.",
    "Das Abschalten löscht die Installationskennung, sodass spätere Ereignisse nicht damit verbunden sind; „{}“ tut das jederzeit.",
  ],
  ["There is nothing to reset on this computer.", "Auf diesem Rechner gibt es nichts zurückzusetzen."],
];

const LIMITS: readonly Phrase[] = [
  ["Longest event; a longer one is dropped", "Längstes Ereignis; ein längeres wird verworfen"],
  ["Largest request, before compression", "Größte Anfrage, vor der Kompression"],
  ["Most events in one request", "Meiste Ereignisse in einer Anfrage"],
  ["Most requests to one address in one go", "Meiste Anfragen an eine Adresse in einem Durchgang"],
  ["How much of the server's answer is read", "Wie viel von der Antwort des Servers gelesen wird"],
  ["Longest life of the process that sends", "Längste Lebensdauer des Prozesses, der sendet"],
  [
    "Least time between two starts of that process",
    "Kürzester Abstand zwischen zwei Starts dieses Prozesses",
  ],
  [
    "Pause after a first failed request; doubles with each further one",
    "Pause nach einer ersten gescheiterten Anfrage; verdoppelt sich mit jeder weiteren",
  ],
  [
    "Failures in a row after which at most one attempt an hour is made",
    "Fehlschläge in Folge, nach denen höchstens ein Versuch je Stunde gemacht wird",
  ],
  ["Longest pause after failures", "Längste Pause nach Fehlschlägen"],
  ["Longest pause that a server can ask for", "Längste Pause, um die ein Server bitten kann"],
  [
    "Most that waits on disk to be sent; the oldest goes first",
    "Größter Umfang dessen, was auf der Festplatte wartet; das Älteste fällt zuerst weg",
  ],
  ["Most events that wait on disk to be sent", "Meiste Ereignisse, die auf der Festplatte warten"],
  ["Longest time that an event waits", "Längste Zeit, die ein Ereignis wartet"],
  [
    "Largest record of what was sent; the oldest goes first",
    "Größtes Protokoll des Gesendeten; das Älteste fällt zuerst weg",
  ],
  [
    "Largest record of what a recipient refused; the oldest goes first",
    "Größte Aufzeichnung dessen, was ein Empfänger abgelehnt hat; das Älteste fällt zuerst weg",
  ],
  [
    "Largest local file that is a destination; the oldest lines go first",
    "Größte örtliche Datei, die ein Ziel ist; die ältesten Zeilen fallen zuerst weg",
  ],
  [
    "Longest wait of opting out for its last event",
    "Wie lange das Abschalten höchstens auf sein letztes Ereignis wartet",
  ],
];

const SOURCES: readonly Phrase[] = [
  ["This build", "Diese Ausgabe des Programms"],
  ["The program's own switch", "Der Schalter des Programms"],
  ["DO_NOT_TRACK", "DO_NOT_TRACK"],
  ["The product's environment variables", "Die Umgebungsvariablen des Produkts"],
  ["The administrator's file", "Die Datei der Systemverwaltung"],
  ["The project's file", "Die Datei des Projekts"],
  ["Your own decision", "Ihre eigene Entscheidung"],
  ["Unattended machines", "Unbeaufsichtigte Rechner"],
  ["Not told yet", "Noch nicht informiert"],
  ["News since you were told", "Neues, seit Sie informiert wurden"],
  ["this copy of the program", "dieses Exemplar des Programms"],
  ["this run", "diesen Aufruf"],
  ["this shell", "diese Shell"],
  ["everybody on this machine", "alle auf diesem Rechner"],
  ["everybody who works in this directory", "alle, die in diesem Verzeichnis arbeiten"],
  ["all your projects on this machine", "alle Ihre Projekte auf diesem Rechner"],
  ["until you decide or were told", "die Zeit, bis Sie entscheiden oder informiert wurden"],
  ["what is new in this version", "das, was in dieser Version neu ist"],
  [
    "A copy of {} that holds no write key, or no usable address to send to, sends nothing.",
    "Ein Exemplar von {}, das keinen Schreibschlüssel oder keine brauchbare Adresse enthält, sendet nichts.",
  ],
  [
    "{} itself can switch a run off. It cannot switch on what another source switches off.",
    "{} selbst kann das Senden für einen Aufruf abschalten. Es kann nicht einschalten, was eine andere Quelle abschaltet.",
  ],
  [
    "Any value switches sending off, for every program that honours this variable. Empty, 0, false, no and off are no signal; they are not consent.",
    "Jeder Wert schaltet das Senden ab, für jedes Programm, das diese Variable beachtet. Leer, 0, false, no und off sind kein Signal; eine Einwilligung sind sie nicht.",
  ],
  [
    "{}=off switches sending off, and so does any value that is not known. {} does so with any value but empty, 0, false, no and off. {}=log prints what would be sent and sends nothing. {}=on is an answer for unattended machines and for people not told yet; it never overrides an “off”. {} sends to another address instead: https, or http on this computer only; any other value switches sending off.",
    "{}=off schaltet das Senden ab, ebenso jeder unbekannte Wert. {} tut das mit jedem Wert außer leer, 0, false, no und off. {}=log zeigt, was gesendet würde, und sendet nichts. {}=on ist eine Antwort für unbeaufsichtigte Rechner und für Personen, die noch nicht informiert wurden; ein „aus“ hebt es nicht auf. {} sendet an eine andere Adresse: https, oder http nur auf diesem Rechner; jeder andere Wert schaltet das Senden ab.",
  ],
  [
    'The file {} (macOS: {}, Windows: {}) with {"enabled":false} switches sending off. Only the machine\'s administrator can write there. A file that cannot be read or understood switches off too.',
    'Die Datei {} (macOS: {}, Windows: {}) mit {"enabled":false} schaltet das Senden ab. Nur die Systemverwaltung des Rechners kann dort schreiben. Auch eine Datei, die nicht zu lesen oder zu verstehen ist, schaltet ab.',
  ],
  [
    'A file {} with {"enabled":false}, in the working directory or one above it, switches sending off. {"enabled":true} is ignored: a project cannot consent for the people who work in it. A file that cannot be read or understood switches off.',
    'Eine Datei {} mit {"enabled":false}, im Arbeitsverzeichnis oder in einem darüber, schaltet das Senden ab. {"enabled":true} wird nicht beachtet: Ein Projekt kann nicht für die Personen einwilligen, die darin arbeiten. Eine Datei, die nicht zu lesen oder zu verstehen ist, schaltet ab.',
  ],
  [
    "Your decision is kept in your settings folder for {}.",
    "Ihre Entscheidung wird in Ihrem Einstellungsordner für {} aufbewahrt.",
  ],
  ["{} writes it, {} takes it back.", "{} schreibt sie, {} nimmt sie zurück."],
  [
    "Without a decision the next sources are asked.",
    "Ohne Entscheidung werden die nächsten Quellen befragt.",
  ],
  ["Without a decision nothing is sent.", "Ohne Entscheidung wird nichts gesendet."],
  [
    "A settings file that cannot be read or understood, or that is of a newer format, switches sending off and is left as it is.",
    "Eine Einstellungsdatei, die nicht zu lesen oder zu verstehen ist oder ein neueres Format hat, schaltet das Senden ab und bleibt, wie sie ist.",
  ],
  [
    "A machine counts as unattended when CI or the variable of a known build service is set, or when none of input, output and error output is a terminal.",
    "Ein Rechner gilt als unbeaufsichtigt, wenn CI oder die Variable eines bekannten Build-Dienstes gesetzt ist, oder wenn weder Eingabe noch Ausgabe noch Fehlerausgabe ein Terminal ist.",
  ],
  ["Such machines may send.", "Solche Rechner dürfen senden."],
  [
    "Such machines send nothing, unless {} is set.",
    "Solche Rechner senden nichts, außer wenn {} gesetzt ist.",
  ],
  ["{} sends nothing before you opt in.", "{} sendet nichts, bevor Sie es einschalten."],
  [
    "The first run prints a notice, sends nothing and creates no id. If it cannot be recorded that you were told, nothing is sent at all.",
    "Der erste Start gibt einen Hinweis aus, sendet nichts und erzeugt keine Kennung. Lässt sich nicht festhalten, dass Sie informiert wurden, wird gar nichts gesendet.",
  ],
  [
    "Events and fields that are newer than the version you were told of, or that collect more than they did then, are held back until a notice has told you.",
    "Ereignisse und Felder, die neuer sind als die Version, über die Sie informiert wurden, oder die mehr erheben als damals, werden zurückgehalten, bis ein Hinweis Sie informiert hat.",
  ],
  [
    "Events and fields that are newer than the version you were told of, or that collect more than they did then, are held back until you opt in again.",
    "Ereignisse und Felder, die neuer sind als die Version, über die Sie informiert wurden, oder die mehr erheben als damals, werden zurückgehalten, bis Sie das Senden wieder einschalten.",
  ],
];

const COMMANDS: readonly Phrase[] = [
  [
    "Says whether anything is sent, which source decided it, and where the files are.",
    "Sagt, ob etwas gesendet wird, welche Quelle das entschieden hat und wo die Dateien liegen.",
  ],
  [
    "Stops sending, and deletes your installation id and everything that waits to be sent.",
    "Beendet das Senden und löscht Ihre Installationskennung und alles, was noch wartet.",
  ],
  ["Nothing is sent about it.", "Darüber wird nichts gesendet."],
  [
    "If sending was on, one last event, “{}”, says so.",
    "War das Senden eingeschaltet, meldet das ein letztes Ereignis, „{}“.",
  ],
  [
    "Allows sending again, with a new installation id.",
    "Erlaubt das Senden wieder, mit einer neuen Installationskennung.",
  ],
  [
    "Prints what waits on this computer to be sent, byte for byte.",
    "Zeigt Byte für Byte, was auf diesem Rechner auf das Senden wartet.",
  ],
  [
    "Prints one event as it would be sent; sends nothing.",
    "Zeigt ein Ereignis so, wie es gesendet würde; sendet nichts.",
  ],
  [
    "Prints every request that was made, with the server's answer.",
    "Zeigt jede Anfrage, die gestellt wurde, mit der Antwort des Servers.",
  ],
  [
    "Deletes your installation id and all local records; your decision stays.",
    "Löscht Ihre Installationskennung und alle örtlichen Aufzeichnungen; Ihre Entscheidung bleibt.",
  ],
  [
    "Deletes your installation id and all local records, and takes back separate consents with the values you gave for them; your decision stays.",
    "Löscht Ihre Installationskennung und alle örtlichen Aufzeichnungen und widerruft eigens erteilte Einwilligungen mit den Werten, die Sie dafür angegeben haben; Ihre Entscheidung bleibt.",
  ],
  [
    "Asks {} once to delete what came under that id, if anything was sent and sending is on.",
    "Bittet {} einmal, zu löschen, was unter dieser Kennung eingegangen ist, falls etwas gesendet wurde und das Senden eingeschaltet ist.",
  ],
  [
    "Prints a receipt: the id, and whom to ask about what was received before.",
    "Gibt eine Quittung aus: die Kennung, und an wen Sie sich wegen des früher Empfangenen wenden können.",
  ],
];

const FILES: readonly Phrase[] = [
  ["Your decision", "Ihre Entscheidung"],
  [
    "Whether you opted out or in, which version you were told of, and separate consents with the value you gave for them.",
    "Ob Sie das Senden ab- oder eingeschaltet haben, über welche Version Sie informiert wurden, und eigens erteilte Einwilligungen mit dem Wert, den Sie dafür angegeben haben.",
  ],
  ["Installation id", "Installationskennung"],
  [
    "A random UUID, made when the first event may be sent.",
    "Eine zufällige UUID, erzeugt, wenn das erste Ereignis gesendet werden darf.",
  ],
  ["Salt", "Salz"],
  [
    "Random text mixed into hashed values, so that nobody can look them up. It is never sent.",
    "Zufälliger Text, der gehashten Werten beigemischt wird, damit niemand sie nachschlagen kann. Er wird nicht gesendet.",
  ],
  ["Queue", "Warteschlange"],
  [
    "Events that wait to be sent, exactly as they will be sent.",
    "Ereignisse, die auf das Senden warten, genau so, wie sie gesendet werden.",
  ],
  ["Ledger", "Protokoll"],
  [
    "Every request that was made: when, where to, with which events, and the answer.",
    "Jede Anfrage, die gestellt wurde: wann, wohin, mit welchen Ereignissen, und die Antwort.",
  ],
  [
    "When you take back a separate consent, the value you gave for it is taken out here too.",
    "Widerrufen Sie eine eigens erteilte Einwilligung, wird der Wert, den Sie dafür angegeben haben, auch hier entfernt.",
  ],
  ["Delivery state", "Stand der Zustellung"],
  [
    "When the next attempt may be made, and how many failed in a row.",
    "Wann der nächste Versuch gemacht werden darf, und wie viele in Folge gescheitert sind.",
  ],
  ["Lock", "Sperre"],
  [
    "Keeps two processes from sending at once; gone when nothing is being sent.",
    "Verhindert, dass zwei Prozesse zugleich senden; verschwindet, wenn nichts gesendet wird.",
  ],
  ["Quarantine", "Quarantäne"],
  [
    "Events that the server refused; they are not sent again.",
    "Ereignisse, die der Server abgelehnt hat; sie werden nicht noch einmal gesendet.",
  ],
  ["Drops", "Verworfenes"],
  [
    "How many events or fields were dropped, and why; no contents.",
    "Wie viele Ereignisse oder Felder verworfen wurden, und warum; keine Inhalte.",
  ],
  ["Administrator's switch", "Schalter der Systemverwaltung"],
  [
    "Read, never written: an administrator switches everybody off here.",
    "Wird nur gelesen: Hier schaltet die Systemverwaltung das Senden für alle ab.",
  ],
  ["Project's switch", "Schalter des Projekts"],
  [
    "Read, never written: looked up in the working directory and the directories above it.",
    "Wird nur gelesen: gesucht im Arbeitsverzeichnis und in den Verzeichnissen darüber.",
  ],
];

export const GERMAN_FACTS: readonly Phrase[] = [
  ...ENVELOPE,
  ...HEADERS,
  ...CONNECTION,
  ...LINKS,
  ...LIMITS,
  ...SOURCES,
  ...COMMANDS,
  ...FILES,
];
