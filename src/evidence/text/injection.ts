/** A passage that speaks to an automatic reader instead of to people. */
export interface FoundInjection {
  start: number;
  end: number;
  aim: string;
}

const MACHINE = String.raw`(?:a\.?i\.?|i\.?a\.?|k\.?i\.?|llms?|gpt|chatgpt|copilot|claude|gemini|(?:language )?models?|assistants?|asistentes?|assistentes?|assistenten?|assistenti|bots?|agents?|agentes?|agenten|summari[sz]ers?|parsers?|crawlers?|(?:automated|automatic) (?:reader|system|processor|tool|agent|reviewer)s?|modelo(?:s)? de (?:lenguaje|linguagem)|modèles? de langage|sprachmodell(?:e|s)?|modell[oi] linguistic[oi]|taalmodel(?:len)?)`;

interface Cue {
  pattern: RegExp;
  aim: string;
}
const cue = (source: string, aim: string): Cue => ({ pattern: new RegExp(source, 'giu'), aim });

/** One match is enough. Sentences people do not write to each other in the course of a deal. */
const CUES: Cue[] = [
  cue(
    String.raw`(?:ignore|disregard|forget|override|bypass)\s+(?:\p{L}+\s+){0,3}(?:previous|prior|above|earlier|preceding|other|existing|system|your|all|any|the)\s+(?:\p{L}+\s+){0,3}(?:instructions?|rules?|prompts?|directions?|guidelines?|constraints?|policy|policies|guardrails?|checks?)`,
    'Make the reader drop its rules.',
  ),
  cue(
    String.raw`(?:ignor(?:a|e|ez|ar|iert?|ieren sie|i|are)|olvid(?:a|e)|esque[cç]a|oubli(?:e|ez)|vergiss|vergessen sie|dimentica(?:te)?|negeer|vergeet|desconsider(?:a|e)|hagan? caso omiso de)\s+(?:\p{L}+\s+){0,4}(?:instruc\p{L}+|anweisung\p{L}*|vorgaben|reglas|regras|règles|consignes|regeln|regole|istruzioni|instructies|regels|aanwijzingen|directives|prompt)`,
    'Make the reader drop its rules.',
  ),
  cue(
    String.raw`(?:note|message|instructions?|attention|notice|memo|reminder|nota|hinweis|remarque|aviso|instruccion(?:es)?|instruções|anweisung(?:en)?|istruzioni|instructie|consigne|mensaje|mensagem|achtung|avis|messaggio|bericht)\s*(?:to|for|an|für|para|pour|al?|à|per|voor|de|aux?|los|as|os|las|the|any|all|die|alle|den|het|gli|le|l['’]|that|\s){1,4}\s*(?:\p{L}+\s+){0,2}${MACHINE}(?![\p{L}])`,
    'Speak to an automatic reader.',
  ),
  cue(
    String.raw`(?:dear|hello|hi|hey|attention|attn|liebe[rs]?|querid[oa]|estimad[oa]|cher|chère|car[oa]|prezad[oa]|beste|hallo)[,:]?\s+(?:(?:ai|ia|ki|automated|virtual|digital|helpful|crm)\s+)?(?:${MACHINE})(?![\p{L}])[^.\n]{0,40}[,:;!]`,
    'Speak to an automatic reader.',
  ),
  cue(
    String.raw`(?:for|to)\s+(?:the|any|all)\s+(?:ai|llm|bot|model|assistant|automated|language model)s?\s+(?:\p{L}+\s+){0,3}(?:that|who|which|reading|processing|summari[sz]ing|parsing|analy[sz]ing)`,
    'Speak to an automatic reader.',
  ),
  cue(
    String.raw`(?:if|when)\s+you(?:['’]re|\s+are)\s+(?:an?\s+)?(?:\p{L}+\s+)?(?:ai|llm|language model|bot|assistant|automated|machine|automatic)(?![\p{L}])`,
    'Speak to an automatic reader.',
  ),
  cue(
    String.raw`(?:(?:si|se)\s+(?:eres|es|você é|sei|siete|está)|si\s+(?:tu es|vous êtes)|wenn\s+(?:du|sie)|als\s+je)\s+(?:\p{L}+\s+){0,2}(?:ia|ki|ai|inteligencia artificial|inteligência artificial|intelligence artificielle|künstliche intelligenz|sprachmodell|modelo|modèle|assistente?|asistente|bot)(?![\p{L}])`,
    'Speak to an automatic reader.',
  ),
  cue(
    String.raw`system\s*(?:override|prompt|message|instruction|notice|directive)s?\s*[:.\-–—!]`,
    'Pose as the system.',
  ),
  cue(
    String.raw`(?:^|\n)\s*(?:<\|?|\[|#{1,3}\s*)(?:system|im_start|inst|assistant|/?sys|instructions?|admin)(?:\|?>|\]|:|\s*\n)`,
    'Pose as the system.',
  ),
  cue(
    String.raw`you\s+(?:are|must|will|shall)\s+now\s+(?:in|be|act|a|an|enter|operate|switch|behave)(?![\p{L}])[^.\n]{0,40}(?:mode|assistant|system|role|unrestricted|admin|dan)`,
    'Change what the reader is.',
  ),
  cue(
    String.raw`(?:(?:mark|set|record|treat|report|flag|classify|rate|score|label)\s+(?:\p{L}+\s+){0,6}(?:as\s+|to\s+)?["'“]?(?:ready|concrete|verified|complete|approved|confirmed|green|passed)(?![\p{L}])["'”]?[^.\n]{0,60}(?:do not|don['’]t|without|regardless|ignore|skip|never mention|no further|all (?:seven|checks|anchors|fields)))`,
    'Make the reader pass the gate.',
  ),
  cue(
    String.raw`(?:set|mark|update|flag|treat|report)\s+(?:all|every|the)\s+(?:seven\s+)?(?:anchors?|checks?|fields?|gates?)\s+(?:as|to|for|in)\b`,
    'Make the reader pass the gate.',
  ),
  cue(
    String.raw`(?:set|mark|flag|declare|report)\s+(?:this|the)\s+(?:account|handoff|deal|record|packet|gate|audit)\s+(?:as\s+|to\s+)?["'“]?(?:ready|complete|verified|passed|green|data[- ]ready|approved)`,
    'Make the reader pass the gate.',
  ),
  cue(
    String.raw`(?:all|seven|every)\s+(?:\p{L}+\s+){0,3}(?:anchors|checks|fields)\s+(?:\p{L}+\s+){0,4}(?:verified|concrete|complete|confirmed|validated)`,
    'Make the reader pass the gate.',
  ),
  cue(
    String.raw`(?:marque|márquelo|marca|markiere|setze|marquez|mettez|segna|contrassegna|markeer|zet|establezca|establece|defina|coloque|imposta|considere|considérez)\s+(?:\p{L}+\s+){0,5}(?:como|als|auf|comme|à|en|come|su|op)\s+["'“«]?(?:ready|listo|lista|pronto|pronta|prêt|bereit|fertig|klaar|gereed|verificad[oa]|vérifié|concret[oa]|konkret|completo|completa|approuvé|aprobado|aprovado)`,
    'Make the reader pass the gate.',
  ),
  cue(
    String.raw`(?:reveal|print|output|list|show|repeat|dump|leak|export)\s+(?:\p{L}+\s+){0,4}(?:system prompt|your (?:instructions|prompt|rules)|api keys?|credentials|passwords?|other accounts|all accounts|every account|list of accounts)`,
    'Make the reader give away what it knows.',
  ),
  cue(
    String.raw`do not (?:list|mention|report|flag|include|record|show|tell|disclose|reveal)\s+(?:\p{L}+\s+){0,6}(?:this (?:note|message|instruction)|as (?:opposed|a detractor|negative|left|missing|vague)|these instructions)`,
    'Hide something from people.',
  ),
  cue(
    String.raw`(?:end|begin|start) of (?:system |untrusted |user |the )?(?:prompt|instructions|document|context|data)\s*[.:\-–>\]]`,
    'Pose as the system.',
  ),
  cue(
    String.raw`(?:automated|ai|llm|language model|bot)\s+(?:reviewers?|readers?|systems?|agents?|assistants?|summari[sz]ers?|tools?)\s*(?:reading this|processing this|,|:|should|must|are (?:instructed|required|asked))`,
    'Speak to an automatic reader.',
  ),
];

/** Splits into pieces that are masked as a whole: a quoted passage, an HTML comment, or otherwise a paragraph line. */
function enclosing(text: string, start: number, end: number): { start: number; end: number } {
  const comment = text.lastIndexOf('<!--', start);
  if (comment >= 0) {
    const close = text.indexOf('-->', comment);
    if (close < 0 || close >= start) return { start: comment, end: close < 0 ? text.length : close + 3 };
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineBreak = text.indexOf('\n', end);
  const lineEnd = lineBreak < 0 ? text.length : lineBreak;
  const open = Math.max(...['"', '“', '«', '['].map((mark) => text.lastIndexOf(mark, start)));
  if (open >= lineStart) {
    const closers: Record<string, string> = { '"': '"', '“': '”', '«': '»', '[': ']' };
    const close = text.indexOf(closers[text[open] ?? '"'] ?? '"', end);
    if (close >= 0 && close < lineEnd) return { start: open, end: close + 1 };
  }
  const from = /^[\p{L}.’' -]{2,40}\s?:\s/u.exec(text.slice(lineStart, start))?.[0].length ?? 0;
  return { start: Math.min(start, lineStart + from), end: lineEnd };
}

/** Passages that try to instruct a reader, widened to the sentence group they stand in. Linear in the text. */
export function injectionsIn(text: string): FoundInjection[] {
  const found: FoundInjection[] = [];
  for (const { pattern, aim } of CUES) {
    for (const match of text.matchAll(pattern)) {
      const at = match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0);
      found.push({ ...enclosing(text, at, match.index + match[0].length), aim });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const merged: FoundInjection[] = [];
  for (const each of found) {
    const last = merged.at(-1);
    if (last && each.start <= last.end) last.end = Math.max(last.end, each.end);
    else merged.push({ ...each });
  }
  return merged;
}

/** The text with such passages blanked out, letter for letter, so that all places stay where they were. */
export function withoutInjections(text: string, found: FoundInjection[] = injectionsIn(text)): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of found) {
    masked += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    from = end;
  }
  return masked + text.slice(from);
}
