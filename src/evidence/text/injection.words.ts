const MACHINE = String.raw`(?:a\.?i\.?|i\.?a\.?|k\.?i\.?|llms?|gpt|chatgpt|copilot|claude|gemini|(?:language )?models?|assistants?|asistentes?|assistent(?:en|es?|i)?|bots?|agents?|agentes?|agenten|summari[sz]ers?|parsers?|crawlers?|(?:automated|automatic) (?:reader|system|processor|tool|agent|reviewer)s?|modelo(?:s)? de (?:lenguaje|linguagem)|modèles? de langage|sprachmodell(?:e|s)?|modell[oi] linguistic[oi]|taalmodel(?:len)?)`;

export interface Cue {
  pattern: RegExp;
  aim: string;
}
const cue = (source: string, aim: string): Cue => ({ pattern: new RegExp(source, 'giu'), aim });

/** One match is enough. Sentences people do not write to each other in the course of a deal. */
export const CUES: readonly Cue[] = [
  cue(
    String.raw`(?:ignore|disregard|forget|override|bypass)\s+(?:\p{L}+\s+){0,3}(?:previous|prior|above|earlier|preceding|other|existing|system|your|all|any|the)\s+(?:\p{L}+\s+){0,3}(?:instructions?|rules?|prompts?|directions?|guidelines?|constraints?|policy|policies|guardrails?|checks?)`,
    'Make the reader drop its rules.',
  ),
  cue(
    String.raw`(?:ignor(?:a|e|ez|ar|iert?|iere|ieren sie|i|are)|olvid(?:a|e)|esque[cç]a|oubli(?:e|ez)|vergiss|vergessen sie|dimentica(?:te)?|negeer|vergeet|desconsider(?:a|e)|hagan? caso omiso de)\s+(?:\p{L}+\s+){0,4}(?:instruc\p{L}+|anweisung\p{L}*|vorgaben|reglas|regras|règles|consignes|regeln|regole|istruzioni|instructies|regels|aanwijzingen|directives|prompt)`,
    'Make the reader drop its rules.',
  ),
  cue(
    String.raw`(?:note|message|instructions?|attention|notice|memo|reminder|nota|hinweis|remarque|aviso|instrucci[oó]n(?:es)?|instruções|anweisung(?:en)?|istruzioni|instructie|consigne|mensaje|mensagem|achtung|avis|messaggio|bericht)\s*(?:to|for|an|für|para|pour|al?|à|per|voor|de|aux?)\s+(?:(?:los|as|os|las|the|any|all|die|alle|den|het|gli|le|that)\s+|l['’]){0,2}(?:\p{L}+\s+){0,2}${MACHINE}(?![\p{L}])`,
    'Speak to an automatic reader.',
  ),
  cue(
    String.raw`(?:dear|hello|hi|hey|attention|attn|liebe[rs]?|querid[oa]|estimad[oa]|cher|chère|car[oa]|prezad[oa]|beste|hallo)[,:]?\s+(?:(?:ai|ia|ki|automated|virtual|digital|helpful|crm)\s+)?(?:${MACHINE})(?![\p{L}])[^.\n]{0,40}[,:;!]`,
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
    String.raw`(?:^|["“«\n]|-->?|<!--)\s*(?!(?:our|my|your|their|his|her|unsere?|nos|nuestr[oa]s|onze)\s)(?:\p{L}+\s+){0,2}(?:bots|assistants?|llms?|language models?|summari[sz]ers|ai (?:readers?|tools?|systems?)|automated readers?)\s*:\s+(?=\p{L})[^.\n"”]{0,200}`,
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
    String.raw`(?<!(?:our|your|their|the|an?)\s)(?:automated|ai|llm|language model|bot)\s+(?:reviewers?|readers?|systems?|agents?|assistants?|summari[sz]ers?|tools?)\s*(?:reading this|processing this|,|:|should|must|are (?:instructed|required|asked))`,
    'Speak to an automatic reader.',
  ),
  cue(
    String.raw`(?:zignoruj\p{L}*|pomiń|zapomnij|ignorera|glöm|bortse från|ignorer|glem|ohita|unohda|игнориру\p{L}+|забудь\p{L}*|ігнору\p{L}+)\s+(?:\p{L}+\s+){0,4}(?:instrukcj\p{L}*|polece\p{L}*|zasad\p{L}*|instruktion\p{L}*|anvisning\p{L}*|regler\p{L}*|instruks\p{L}*|ohje\p{L}*|инструкц\p{L}*|указан\p{L}*|правил\p{L}*|інструкц\p{L}*)`,
    'Make the reader drop its rules.',
  ),
  cue(
    String.raw`(?:talimat|yönerge|kural)\p{L}*\s+(?:yok say|görmezden gel|dikkate alma|unut)`,
    'Make the reader drop its rules.',
  ),
  cue(
    String.raw`(?:忽略|无视|無視|忘记|忘記|忽視)[^。．.\n]{0,15}(?:指令|指示|说明|說明|规则|規則|提示)|(?:指示|命令|ルール|規則|プロンプト)[^。．.\n]{0,12}(?:無視|忘れ)|(?:지시|명령|지침|규칙)[^.\n]{0,12}(?:무시|잊)|(?:تجاهل|انس)[^.\n]{0,25}(?:التعليمات|الأوامر|القواعد)`,
    'Make the reader drop its rules.',
  ),
  cue(
    String.raw`(?:^|\n)\s*(?:a\.?i\.?|assistant|llm|(?:language )?model|chatbot|bot)\s*[,:]\s+(?:please\s+)?(?:add|answer|append|approve|call|change|confirm|copy|export|forget|forward|give|ignore|include|list|mark|output|print|record|remove|repeat|replace|reply|report|return|say|send|set|skip|state|treat|use|write)(?![\p{L}])`,
    'Speak to an automatic reader.',
  ),
  cue(
    String.raw`(?:^|\n|["“«„:(])\s*(?:a\.?i\.?|assistant|llm|(?:language )?model|chatbot|bot|asistente|assistente|assistent|modelo|modèle|modell)\s*,\s[^"”»\n]{0,200}?(?:do not|don['’]t|never|nicht|keine?n?|no|não|nunca|ne|non|niet|geen)\s+(?:\p{L}+\s+){0,3}?(?:list|mention|report|flag|includ|record|disclos|erwähn|meld|nenn|mencion|reporte|relat|inform|signal|menzion|segnal|noem|vermeld)\p{L}*`,
    'Hide something from people.',
  ),
  cue(
    String.raw`(?:examples?|(?:expected|correct|required|desired) (?:output|answer|response)s?|instructions?) for (?:the|this|an?) (?:model|ai|assistant|llm|document|bot)(?![\p{L}])`,
    'Speak to an automatic reader.',
  ),
  cue(
    String.raw`(?:you are now|act as|behave as|answer as|respond as)\s+(?:\p{L}+,?\s+){0,2}(?:an?\s+)?(?:unrestricted|unfiltered|uncensored|jailbroken|dan)(?![\p{L}])`,
    'Change what the reader is.',
  ),
  cue(String.raw`\[\s*system[^\]\n]{0,40}\]`, 'Pose as the system.'),
  cue(
    String.raw`</?(?:documents?|untrusted|instructions?|system|assistant|tool_(?:result|use|call)s?|function_\w+|user_data|prompt)(?:\s[^<>\n]{0,200})?>`,
    'Pose as the system.',
  ),
  cue(
    String.raw`\{[^{}\n]{0,120}"(?:claims|anchors|flags|injections|contradicting|supporting|gate|standing|tool_use_id|call_id)"\s*:`,
    'Pose as an answer.',
  ),
  cue(
    String.raw`<(?:\w+)[^<>]{0,200}style\s*=\s*["'][^"'<>]{0,200}(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0|color\s*:\s*(?:#f{3}(?:f{3})?|white)(?![\p{L}\d]))[^<>]{0,200}>`,
    'Hide something from people.',
  ),
];
