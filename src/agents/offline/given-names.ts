import { fold } from '../../evidence/names';

/**
 * Given names from many countries, without accents. A help for telling a person's name from that of a company or product;
 * names that are not in the list are found by how they are used.
 */
const GIVEN_NAMES = new Set(
  `aaron abby abdel abdou abdul abdulaziz abdullah abel abena abhinav abhishek abi abigail ada adaeze adalberto adam
  adama adelaide adele adelina ademar ademir adeola aditi aditya adolfo adriaan adrian adriana adrien afonso agata
  agathe agnes agnese agnieszka agustin agustina ahmad ahmed ahmet aida aidan aiko aileen aimee ainhoa ainsley aisha
  aisling aitana aitor ajay akash akira akshay akua alain alan alba albert alberto aldo alejandra alejandro alejo
  aleksandar aleksander aleksandra alena alessandra alessandro alessia alessio alex alexa alexander alexandra
  alexandre alexandru alexia alexis alfie alfonsina alfonso alfred alfredo algirdas ali alice alicia alida alina
  aline alisha alison alistair alix allison alma almudena alois alok alonso alphonse alvaro alwin alyssa amadeo
  amadeus amador amadou amal amalia amanda amandine amara amaury amaya amber ambra ambrose amelia amelie amina amir
  amit amy ana anabel anabela anais anastasia anatole anders andra andras andre andrea andreas andreea andrei andrej
  andres andrew andrius andrzej andy aneta angel angela angelica angelina angelique angelo angie angus anik anil
  anissa anita anja anjali ankit ankita ann anna annabel annabelle annalena annalisa annalise anne anneke annelies
  anneliese annemarie annemiek annemieke annette annie annika anouk anouska anselm ansgar anthea anthony antje
  antoine antoinette anton antonella antonia antonin antonio antti anu anupam anurag anushka anya aoife aparna
  apolline april araceli aranka arash archana archie aref aria ariadna ariana ariane ariel aristide arjan arjun
  arlene arlette arman armando armelle armin armina arnau arnaud arne arno arnold arsene artem artemis arthur artur
  arturo arun arvind aryan asha ashlee ashleigh ashley ashok ashton asier asif asma astor astrid asuka ataru
  athanasios athena attila aubrey aude audra audrey august augusto aurelia aurelie aurelien aurelio aurora ava avani
  avery avi avital axel ayesha aylin ayo ayoub ayse ayumi azadeh aziz azra babak bahar balint baltasar baptiste
  barbara barney bart bartosz basil basile basma bastiaan bastian bastien baz bea beata beate beatrice beatrix
  beatriz beau becca becky begona bela belen belinda ben benedetta benedetto benedict benedikt beniamino benita
  benjamin benni benny benoit bep beppe berenice berit bernadett bernadette bernard bernardita bernardo bernd
  bernhard bernice bert berta bertha berthold bertie bertrand beth bethany beto bettie bettina betty bev beverley
  beverly bex bhavesh bhavna bia bianca bibi bilal bilge bill billie birgit birgitta birgitte birte bjarne bjorn
  blair blaise blake blanca blandine blerim blessing bo bob bobbie bobby bogdan boguslaw bonnie boris borja borut
  boyd brad bradley brady bram brandon branka branko brenda brendan brenna brent bret brett brian brianna bridget
  brigid brigitte briony brit britta bronte bronwyn bruce bruna brunella bruno bryan bryce bryn bryony burak burcu
  burkhard byron caio caitlin caleb calista callum calogero calvin calypso cameron camila camilla camille candela
  candice candida carey cari carina carine carl carla carlo carlos carlota carlotta carly carmela carmelo carmen
  carmine carol carola carole carolin carolina caroline carrie carsten cary casey casimir casimiro caspar cassandra
  cassidy catalina catarina cate caterina cath cathal catharina catherine cathleen cathrine cathy catriona caz cecile
  cecilia cedric cedrik celeste celestine celia celina celine cem cesar cesare chad chaim chandan chandler chandra
  chanel chantal chantelle charis charlene charles charley charlie charlotte charly chaya cheikh chelo chema chen
  cheng cherie cheryl chetan chiaki chiamaka chiara chico chidi chidinma chika chinedu chinwe chioma chirag chloe
  chris christa christel christelle christi christian christiane christie christina christine christoph christophe
  christopher chuck chus cian ciara ciaran ciccio cici cida cilla cillian cindy ciro claes claire clara clare
  clarence clarice clarissa clarisse claude claudia claudio claus cleiton clelia clemence clemens clement clementina
  clementine cleo clifford clint clio clive clotilde clyde cody colby cole colette colin colleen concepcion concetta
  conchita connor conny conor conrad constance constantin constanze consuelo cora coralie cordelia cordula corey
  corine corinna corinne cormac cornelia cornelis cornelius corrado corrie cory cosima cosimo courtney craig crispin
  cristian cristiana cristina cristobal cristoforo cristovao curtis cynthia cyprien cyril cyrille cyrus czeslaw dafne
  dafydd dagmar dagny daisuke dale dalia damian damiano damien damir damla damon dan dana dani danica daniel daniela
  daniele daniella danielle danijela danila danilo danique danny danuta daphne daria darina dario darius darko
  darragh darrell darren darryl daryl dave davi david davide davina davo davor dawid dawn dean deanna deb debbie
  debby deborah debra declan dee deedee deepa deepak deidre deirdre delfina delia delilah delphine demetrio denes
  denis denise deniz dennis denny denys denzel deon derek desiree desmond detlef detlev dev devin devon dewi dexter
  dhruv dian diana diane diarmuid dick didier diederik diego dieter dietlind dietmar dilan dilip dimitri dimitrios
  dimitris dina dinah dinesh dino diogo dion dirk divya dmitri dolores domenica domenico domingo dominic dominica
  dominik dominika dominique don donal donald donatella donato donna donnie donovan dora doreen dorian doriane dorina
  doris dorit dorota dorothea dorothy dorte dottie doug dougal douglas dragan drazen drew dries duarte dudu duncan
  dusan dustin dwayne dwight dyani dylan eamon eamonn ebba ebele ebony eckhard ed eda edda eddie eddy edeltraud edgar
  edina edith edmond edmund edmundo edna edo edoardo edsel edu eduard eduarda eduardo edward edwige edwin efraim
  efren efua egbert egon eike eila eileen eilidh eimear einar eino eitan ekaterina elaina elaine elbert eldon eleanor
  eleanora elektra elena eleni eleonora elfriede elga eli elia eliana eliane elias elie elif eligio elijah elin elina
  elio elisa elisabeth elisabetta elise eliseo eliza elizabete elizabeth elizaveta elke elko ella ellen ellie elliot
  elliott ellis elmar elmer elodie eloi eloisa eloise elsa elsbeth elsie elton elva elvira elvis elwin elzbieta
  emanuel emanuela emanuele emeka emerson emiel emil emile emilia emiliana emiliano emilie emilien emilija emilio
  emily emine emir emma emmanuel emmanuelle emmeline emmet emmett emre endre eneko engin enid ennio enno enoch enrica
  enrico enrik enrique enya enzo eoin ephraim erasmo ercan erdem erhard eric erica erich erik erika eriko erin erkki
  erland ermelinda erna ernest ernestina ernesto ernst errol ersilia ervin erwin erzsebet esi esme esmee esmeralda
  esperance esra esteban estefania estela estella estelle esteve esther estrella ethan ethel etienne etta euan eugen
  eugene eugenia eugenie eugenio eulalia eunice eva evan evaristo evelien evelina eveline evelyn everett everton evie
  evita ewa ewald ewan ewen ewout eyal ezequiel ezra fabian fabiana fabiano fabien fabienne fabio fabiola fabrice
  fabrizia fabrizio fadi fadila fahad faisal faith faiza fanny farah farhad farhan farid farida faruk fathima fatih
  fatima fatma fatou faustino fausto fay faye federica federico fedor felice felicia felicien felicitas felicite
  felicity felipa felipe felix femke fenna ferdinand ferdinando fergal fergus fermin fern fernanda fernando ferran
  ferruccio fidel fieke fien filip filipa filipe filippo filiz filomena finbar finn fiona fionnuala fiorella fiorenza
  firas flavia flavie flavien flavio fleur flora florence florent florian florin floris flynn folake forrest fran
  franca frances francesca francesco francine francis francisca francisco franciszek franck franco francois francoise
  franjo frank franka frankie frans franz franziska fraser fred freddie frederic frederica frederick frederik
  frederique fredrik freya frida fridolin frieda frieder friederike friedrich frits fritz fulvia fulvio fumiko funmi
  gabe gabi gabor gabriel gabriela gabriele gabriella gaby gaelle gaetan gaetano gagan gail galina gareth garret
  garrett garry gary gaspar gaston gauthier gavin gavino gayle gaynor gaz gebhard geert gemma genevieve gennaro geoff
  geoffrey geoffroy georg george georges georgette georgi georgia georgiana georgie georgina georgios geraint gerald
  geraldine geraldo gerard gerben gerd gerda gereon gerhard geri germain germaine germana gernot gerold gerrie gerrit
  gerry gert gertrude gerwin gesine ghislain ghislaine giacomo giada giambattista giampaolo giampiero gian gianfranco
  gianluca gianmarco gianna gianni gideon gil gilbert gilberto gilda giles gilles gillian gina ginevra gino gioia
  giordano giorgia giorgio giovanna giovanni gisela gisele giselle gita gitta gitti giuditta giulia giuliana giulio
  giuseppe giuseppina giusy gizem gladys gleb glen glenda glenn glenys gloria gloriana goncalo gonzalo goran gord
  gordon gottfried govind grace graciano graciela graham grahame grainne grant gratien graziano graziella greg
  gregoire gregor gregorio gregory greta gretchen grete grietje griselda grzegorz guadalupe gualtiero gudrun guenther
  guglielmo guido guilhem guilherme guillaume guillem guillermo gulsen gundula gunilla gunnar gunter gunther gus
  gustaaf gustaf gustav gustavo guy gwen gwenael gwenaelle gwenda gwendal gwendolyn gwenn gwyn gwyneth habiba hadi
  hadiza hadley hafsa hagen haider haim haje hakan halil halina halvard hamid hamish hamza han hana hank hanna hannah
  hanne hannelore hannes hannu hans hansi hansjoerg hansjorg hanspeter harald haralds hari harish harley harold
  harpreet harri harrie harriet harrison harry hartmut haruka haruki haruto harvey hasan hassan hatice haydee hayden
  hayley hazel hazem heath heather hector hedda hedvig hedwig heidi heike heiko heiner heinke heinrich heinz helder
  helen helena helene helenio helga helge heli hella helle hellen helmut heloise hemant hendrik hendrika henk henning
  henny henri henrietta henriette henrik henrike henrique henry henryk herbert herberto heribert heriberto herlinde
  herman hermann hermine hernan herve hettie hetty heverton hicham hideo hilario hilary hilda hilde hilke hillary
  hillevi hiroko hiroshi hjalmar holger hollie holly homer honora honore honorine horacio horst hortense hortensia
  houda howard howie hristo hubert hubertus huda hugh hugo hugues huib humberto husain hussein huw hyacinth hye hyun
  iacopo iago iain ian ibrahim ibtissam ida idalia idan idoia idris ieva ifeoma iga ignacio ignasi ignatius igone
  igor ihor iida ike ikechukwu ikram ilan ilaria ildefonso ildiko ileana iliana ilias iliyana ilja ilka ilkka illia
  ilona ilse imad iman imani imelda imke immanuel imogen imran imre inaki indira indra ines inez inga inge ingeborg
  inger ingo ingrid inigo inka inken inmaculada ioana ioannis iqbal iraia irati irena irene irfan iria irina iris
  irma irmgard irmtraud irwin isa isaac isabel isabela isabella isabelle isadora isadore isaias isaura isela ishaan
  ishan isidora isidro ismael ismail ismini isobel isolde issam istvan itai itamar itzel itziar ivan ivana ivar iveta
  ivica ivo ivonne ivy iwan iwona ixchel izabela izan izaskun izzy jaana jaap jacinta jacinto jack jackie jacky jaco
  jacob jacoba jacobo jacobus jacopo jacqueline jacques jacqui jacquie jade jadwiga jaime jair jairo jakob jakub
  jalal jamal jameel james jamie jamil jamila jan jana jane janek janelle janet janez janice janie janika janina
  janine janis janna jannes jannik janos janusz jared jarek jaroslav jaroslaw jarvis jasleen jasmin jasmine jason
  jasper jaspreet javed javi javier jay jaya jayden jayesh jayne jaz jean jeanette jeanne jeannette jeannie jeannine
  jeannot jed jeff jeffrey jeffry jelena jelle jemima jemma jen jenifer jenna jenni jennie jennifer jenny jens
  jeremiah jeremy jeroen jerome jeronimo jerry jerzy jesper jess jesse jessica jessie jesus jette ji jia jihad jihan
  jill jim jimena jimmy jing jiro jitka jitse joachim joan joana joanie joanna joanne joao joaquin joaquina jocelyn
  jocelyne jochem jochen jodie jody joel joelle joep joerg johan johann johanna johannes john johnnie johnny jolanda
  jolanta jolene jolien jon jonas jonathan joni jonna jonno jonny joos joost jordan jordana jordi jorg jorge jori
  joris jorn jorrit jorun joscha jose joseba josef josefa josefina josefine joselito josema josep joseph josephine
  josephus josette josh joshua josiane josie josipa josue jovan joyce jozef jozsef juan juana juanita juanjo juanma
  jud judith judy juergen juha jukka julen jules julia julian juliana juliane julianna julie julien juliet julieta
  julietta juliette julio julius juliusz jun june junko juraj jurek jurgen jurgita juri juriaan juris jurriaan justin
  justina justine justus justyna jutta juvenal jyoti jytte kaan kaarina kaat kacper kadir kai kaitlyn kaito kaja
  kalle kalpana kamal kamala kameron kamil kamila kamran kanako kara karan karen kari karim karin karina karine karl
  karla karlheinz karol karola karolin karolina karoline karri karsten karthik kasia kaspar kasper kat kataleya
  katalin katarina katarzyna kate katell katerina kateryna kath katharina katharine katherine kathi kathie kathleen
  kathrin kathryn kathy kati katia katie katinka katja katrien katrin katrina katy katya kavita kay kaye kayla
  kayleigh kazimierz kazuki kazuo keegan keiko keir keira keisha keith kelechi kelly kelsey kelvin kemal kemi ken
  kenan kendra kendrick kenji kenneth kenny kenza keren kermit kerri kerry kerstin kerttu keshav kevin khadija
  khadijah khaled khalid khanh kian kieran kieron kike kiki kim kimberly kinga kip kira kiran kirby kirill kirk kirsi
  kirsten kirsti kirstie kirsty kishore kitty kjell kjersti klaartje klaas klara klaudia klaus klavs klemens knud
  knut koen koenraad kofi kolja konrad konstantin konstantinos konstanze korbinian korneel kornelia kris krishna
  krista kristel kristen kristi kristian kristiina kristin kristina kristine kristjan kristof kristoffer krystian
  krystyna krzysztof ksenia kumar kurt kurtis kwame kyle kyra kyriakos kyung lachlan ladislav laetitia laetizia laia
  laila lajos lalit lamar lambert lamia lamine lana lanre lara larissa larry lars lasse laszlo latifa latisha laura
  laure laurel lauren laurena laurence laurent laurenz lauretta lauri laurids laurie laurine lavanya lavinia lawrence
  laxmi lea leah leandra leandro leane leanne leda lee leela leif leigh leila leilani lele lelia lemuel lena lenard
  lenka lennard lennart lenny lenora leo leocadia leon leona leonard leonardo leonhard leonidas leonie leonor leonora
  leontine leopold leopoldo leroy lesley leslie lesly lester leszek leta leticia letizia lev levente levi lewie lewis
  lia liam liane libby liborio licia lidewij lidia lieke lien liesbeth lieselot lieselotte lieve lila lilah lili
  lilian liliana lilianne lilith lillian lilly lilo lily lin lina linda lindsay lindsey lindy ling linnea lionel
  lionello lior lisa lisbeth lise liselot liselotte lisette lisl lito liudmila liv livia livio liz liza ljiljana
  ljubica llorenc lloyd lluis loes logan loic lois lola loli lora lore loredana loren lorena lorenz lorenza lorenzo
  loretta lori lorna lorraine lothar lotta lotte lottie lou louella louis louisa louise lourens loutfi lowell luan
  luana lubos luc luca lucas lucca lucette lucia luciana luciano lucie lucien lucija lucila lucile lucille lucinda
  lucio lucius lucrecia lucrezia lucy lucyna luda ludek ludger ludivine ludmila ludo ludolf ludovic ludwig luella
  luigi luigina luis luisa luise luisella lukas lukasz luke lukman lulu luna lupita lutz luuk luz lydia lydie lyle
  lynda lyndon lynette lynn lynne lysander maaike maarit maarten mabel maca macarena maciej maciek madalena maddalena
  maddie maddy madelaine madeleine madeline madelon madhavi mads mady mael maelle maeve mafalda magali magalie magda
  magdalena magdolna magnus mags mahalia mahesh mahmoud mahmud mai maik maike maisie maite maja makoto malachy
  malcolm malek malgorzata malia malik malin malina malte malu mamadou mandeep mandla mandy manel manfred manfredo
  manish manjula manni manoj manola manolo manon manpreet mansour manu manuel manuela manus mara maran marc marcel
  marcela marcella marcelle marcellin marcelline marcello marcelo marci marcia marcie marcin marcio marco marcos
  marcus marcy mareike mareile marek maren marga margaret margarete margaretha margarida margarita margaux marge
  margherita margie margo margot margret margrethe margriet marguerite mari maria mariam marian mariana mariangela
  marianna marianne mariano maribel maribeth maricarmen maricel marie marieke mariela mariella marielle marietta
  mariette marigold marija marijan marijke marijn marika marilena marilou marilu marilyn marina marinus mario marion
  mariona marios marisa mariska marisol marissa marit marius marja marjan marjolaine marjolein marjorie mark marko
  markus marla marleen marlena marlene marlies marlis marlon marnie marsha marshall marta marte marten martha marthe
  marti martijn martin martina martine marty martyna marvin mary maryam maryanne maryse marzia masako massimiliano
  massimo masud mateo mateus mateusz mathias mathieu mathijs mathilda mathilde mathis matias matilda matilde matjaz
  mats matt matteo matthew matthias matthieu matti mattia mattias matz maud maude maura maureen maurice mauricio
  maurits mauritz maurizio mauro mavis max maxim maxime maximilian maximiliano maximo maxine maya mayra mayte mayumi
  mayur małgorzata mchumo meenakshi meera megan meghan mehdi mehmed mehmet mehreen mei meike meinhard meinrad mel
  melania melanie melina melinda melisa melissa melitta melody melvin menno mercedes meredith merel meret meri merijn
  merle merlin mert merten merve meryem mia micaela michael michaela michail michal michał micheal michel michela
  michele micheline michelle michiel michiko mick mickael micky mieke miguel miguelina mihaela mihai mijo mika mikael
  mikaela mike mikhail mikkel mikko miklos mila milagros milan mildred milena miljan millie milo milos mimi mimmo
  mina minerva minh minka minna minnie mira miranda mireia mireille mirella mireya miriam mirja mirjam mirjana mirko
  miro miroslav mirta misaki mischa misha mitch mitchell mitja mitsuki miyu moana modesta mohamad mohamed mohammad
  mohammed mohan mohsen moira moises mollie molly momoko mona moni monia monica monika monique montserrat morag
  moreno morgan morgane moriah moritz morna morris morten moses mostafa mouna mounir moussa muhammad muhammed mukesh
  muna munir murat muriel murray musa mustafa myfanwy mylene myles myra myriam myrna myrtle nacera nacho nadege nader
  nadezhda nadia nadim nadine nadir nadja nadya nahia naila naim naima najib naledi nancie nancy nanda nandini nando
  naoko naomi naomie naoto napoleon narelle narendra nasrin nasser nastassja nat natacha natalia natalie natalja
  natasha natasza nate nathalie nathan nathaniel natividad natsuki naveen navid nazareth nazli neal ned neda nedim
  neele neha neil nele nell nelli nellie nello nelly nelson nena nenad nerea nerys nesrine neta neus neusa nevena
  neville nevio ngaire ngozi nguyen nia niall niamh nicanor niccolo nichola nicholas nicholaus nick nicko nickolas
  nicky nico nicodemus nicola nicolas nicole nicoletta nicolette nicolo nieke niels nieves nige nigel nikhil niki
  nikita nikki niklas nikola nikolai nikolaj nikolaus nikolina nikos nilda nilesh nilo nils nilson nilufer nima
  nimrod nina ninette niranjan nirmala nisha nita nitin nives njal njeri nkechi nnamdi noa noah nobuko noel noela
  noelia noella noelle noemi noemie nolan nolwenn nona noortje nora norah norbert norberto noreen noriko norma norman
  norris nour nouria novak nuala nuno nuria nynke obinna octavia octavio odalys odette odile odo ofelia ofer ohad
  oihana oisin okan oksana ola olaf olav ole oleg olegario oleksandr oleksii olena olenka olesya olga oli olimpia
  olina olinda olive oliver olivera olivia olivier ollie olof oluwaseun omar omari omer ondine ondrej onno onofre
  onur oona ophelia ophelie oren oreste orfeo oriana oriane oriol orla orlaith orlando orna ornella orsola ortrud
  ortwin osama oscar osei oskar osman osvaldo oswald oswaldo otavio othmar otilia otis otmar ottavia ottavio ottilie
  ottmar otto oumar ousmane owain owen ozan ozgur ozlem pablo paco padma padraig paige palle palmira paloma pamela
  paola paolina paolo parisa parminder parvin pascal pascale pascual pasquale pat patience patrice patricia patricio
  patrick patrik patrizia patrycja patsy patti patty paul paula paulette pauliina paulin paulina pauline paulo pavel
  pavla pavlina pawel paweł payton pedra pedro peggy pelle penelope penny pepa pepe pepijn peppe per percy perla
  pernille perrine persis peta petar pete peter petra petronella petros petru petter petya phebe phelan phil philine
  philip philipe philipp philippa philippe philippine philomena phoebe phuong phyllis pia piera pierangelo pierette
  pierfrancesco piergiorgio piero pierre pierrick piers piet pieter pietje pietro pilar pim pinar piotr pippa pippo
  pirjo pirmin piroska piyush placido platon po pol pooja poonam poppy porfirio portia pradeep prakash pranav pranay
  prasad prashant praveen preethi preeti prem primoz priscilla priya priyanka prosper prudencia prunella przemek
  purificacion qasim quentin quinn quinten quique quirin rabea rachael rachel rachele rachid rachida radek radka
  radmila radomir radoslav radovan radu rafa rafael rafaela raffaele raffaella ragnar ragnhild rahel rahul raimo
  raimondo raimund raina raine rainer rainier raissa raj rajan rajeev rajesh rajiv raju rakesh ralf ralitsa ralph
  ramesh rami ramiro ramon ramona rana randal randall randi randolph randy rani ranjit raoul raphael raphaela
  raphaelle raquel rashid rashida rasmus raspal ratna rauf raul ravi ravindra ray raymond raymonde raymundo raz
  razvan rebeca rebecca rebekah rebekka reece reem reese reggie regina reginald regis regula reid reijo reinder
  reiner reinhard reinhild reinhold reinier reinout reji remco remedios remei remi remigio remigius remo remus remy
  rena renaldo renat renata renate renato renaud rene renee renske renzo resi reto reuben reva rexhep reyhan reynaldo
  reza rhea rhiannon rhoda rhona rhonda rhys ria rian ricarda ricardo riccardo richard richie rick rickie ricky ridha
  rieke rigmor rigoberto rika rikke riko riley rina rinaldo rinat rinske riona ripley rishabh rishi rita ritchie
  ritva riya roald rob robbert robbie robbo robby robert roberta robertina roberto robin robyn rocco rochelle rocio
  rod roderick rodger rodica rodney rodolfo rodolphe rodrigo roel rogelio roger rogerio rogier rohan rohini rohit
  roisin rojelio roksana roland rolando rolf rolfe rolly romain romaine roman romana romane romano romeo romina
  romuald romy ron rona ronald ronaldo ronan ronda ronen roni ronit ronja ronnie ronny roope roosmarijn roque rorie
  rory rosa rosalia rosalie rosalind rosamaria rosamund rosangela rosanna rosanne rosaria rosario rosaura rose
  roseanne rosella roselyn roselyne rosemary rosetta rosi rosie rosina rosita roslyn ross rossana rossella roswitha
  rowan rowena roxana roxane roxanne roy royce roza rozalia ruben rubens ruby rudi rudiger rudolf rudolph rudy ruedi
  rufino rufus rui rupa rupal rupert rupertus rurik rushil ruslan russ russell ruta rutger ruth ruud ruy ryan ryo
  ryszard saad saara saba sabah sabina sabine sabrina sabrine sacha sachin sadia sadie saeed safiya sahar sahil saida
  saif sajid sakura salah salim salima sally salma salome salvador salvatore sam samantha samar sameer sami samina
  samir samira sammy samson samuel samuele sana sanaa sancho sandeep sander sandie sandra sandrine sandro sandy sanja
  sanjay sanjeev sanna sanne sanni santi santiago santina saoirse sapna sara sarah sarai sarika sarina sarita sasa
  sascha sasha saskia satoshi satu saturnino saul saulius savannah saverio scarlett schalk schorsch scott sean
  sebastian sebastiana sebastiano sebastiao sebastien sebnem sef segolene seiji selena selene selim selin selina
  selma semih senan sepp serafina serafino seraina serap serena serenella serge sergei sergej sergi sergio sergiu
  serhat serhii servaas seth severin severina severine severino sevgi sevim seyma shahid shahin shaikh shalini shana
  shane shanice shannon shanti sharad shari sharif sharlene sharmila sharon shashi shaun shauna shay shaylene shaz
  shea sheena sheila shekhar shelby sheldon shelley shelly sherif sherri sherry sheryl shilpa shin shinji shira
  shireen shirin shirley shivam shivani shlomo shmuel shona shonda shreya shreyas shruti shubham shyam sian siarhei
  siba sibel sibylle sid sidonie siegbert siegfried sieglinda sieglinde siegmund sien sietske sif sigismund sigrid
  siiri silas silke sille silvain silvan silvana silvestre silvia silviana silvina silvio silviu simeon simon simona
  simone simran sina sindre sindy sinead sinem sini siobhan sipho sirpa sissel sita siv sixten sixto sjaak sjoerd
  skye skyler slava slavko slavomir slawomir smita sneha snezana soeren sofia sofiane sofie sohail solange soledad
  soleil solene solenn solveig sonal sondra sonia sonja sonny sophia sophie soraya sorcha soren sorin soufiane soumya
  spencer spiros spyros stacey stacy stan stanislao stanislas stanislav stanislaw stanka stanko stanley stavros
  stefan stefania stefanie stefano stefanos steffen steffi steffie stella stellan stepan stephan stephane stephania
  stephanie stephen sterre steve steven stevie stewart stijn stina stine stoyan stoyanka stuart sture sudhir sue
  suellen suhail sujata sukhdeep suki sulaiman suleiman suleyman sumaya sumi sumit sunil sunita sunniva suresh surya
  susan susana susann susanna susanne suse susi susie suvi suzan suzana suzanna suzanne suzette suzie svea svein sven
  svenja svenn svetla svetlana svitlana swantje swapnil swati sybil sybille sylvain sylvaine sylvana sylvester sylvia
  sylvie synnove syver szabolcs szymon tabata tabea tabitha tadej tadeusz tadhg tahir taina tainah tainara taisto
  taiwo takashi takeo takeshi takumi talal talia talita tallulah tamar tamara tamas tamika tammy tamsin tamsyn
  tancrede tancredi taner tania tanisha tanja tanya tara taras tarek tariq tarja taro tarun taryn tash tasos tati
  tatiana tatjana tatu tavi tavish tayla tecla ted teddie teddy teemu teis tekla telma telmo temi temitope tena teo
  teodor teodora teodoro tere terence teresa teresinha teresita terezia terhi terje tero terrance terrell terri terry
  tersea tesni tess tessa teun teuvo thabo thaddeus thadee thais thalia thandeka thandi thanh thanos thea theda
  thelma themba theo theodor theodora theodore theodoros theophile theresa therese theresia thiago thibault thiemo
  thierry thijs thilini thilo thomas thomasina thommy thora thorben thore thorsteinn thorsten thurman tiago tiana
  tiao tiare tiarnan tibor ticiana tiffany tiina tijana tijmen tikhon tilda tilde till tillmann tilly tilman tim
  timea timo timofey timon timothee timothy timur tina tineke tino tinus tirso tirza titia titouan titti titus
  tiziana tiziano tjark tjeerd tobia tobiah tobias tobin toby todd todor toivo tolga tom tomas tomaso tomasz tomaz
  tomek tomi tommaso tommi tommy tonda tonho toni tonia toninho tonino tonje tono tony tonya toos torben tord tore
  torill torsten tosca toshiko tova tove toyin tracey tracie tracy travis trent tressa trev trevon trevor trey tricia
  trijntje trine trinidad trish trisha tristan trixie troels trude trudy truls truus trygve tsvetan tudor tugba tuija
  tuomas turgut turid tuva twan tycho tyler tyra tyree tyrone tzvi ueli ugne ugo ulf uli ulises ulla ulric ulrica
  ulrich ulrike ulysses uma umar umberto umesh umut unai unni urbain urh urmas urmila urs ursel ursina ursula
  ursulina urszula usha usman uta ute uwe uzma uzoma vaclav vadim vaibhav valda valdemar valentim valentin valentina
  valentino valeria valerian valeriano valerie valerio valeriu valeska valter vance vanda vandana vanessa vania vanja
  varun vasco vasil vasile vasiliki vasilis vaughan veerle velma venancio venera venkat venkatesh vera verena verity
  verna vernon veronica veronika veronique vesa vesna vicente vicki vickie vicky victor victoria vidar vigdis viggo
  vijay vikas vikki vikram viktor viktoria viktorija vilhelm vilija viljo vilma vimal vina vinay vincent vincente
  vincenzo vinicius vinnie vinod viola violet violeta viorel viorica virgil virgilijus virgilio virginia virginie
  virpi virve vishal visnja vitali vitalie vito vitoria vittore vittoria vittorio viv viveca vivek vivi vivian
  viviana viviane viviann vivien vlad vladimir vladislav vlado vlasta vojtech volkan volker volkmar volodymyr vroni
  vuk wade wadim waldemar waleed walid wallace wally walt walter walther waltraud waltteri wanda wanjiku wanjiru
  warren wasim wayan wayne wei welington wenche wendelin wendell wendy wenzel wera werner wes wesley wicher wiebke
  wieland wiesje wieslaw wilbert wilbur wilco wilda wilf wilfred wilfredo wilfried wilhelm wilhelmina wilhelmine
  wilko will willa willard willem willemijn willi william willibald willie willy wilma wilmer wim winfried winifred
  winnie winona winston wioletta witold wladyslaw wlodzimierz wojciech wolf wolfgang wolfram wolle woodrow wopke wout
  wubbo wyatt wybe xabier xander xaver xavi xavier xenia xiao xiaoling xime ximena ximo xin xochitl yaakov yaara
  yadira yael yago yahya yair yakov yamila yan yana yang yanira yanis yann yannick yannis yara yaron yaroslav yasemin
  yash yashar yasin yasmin yasmine yassine yasuko yavuz yazid yehuda yelena yeliz yesenia yetunde yiannis yigit ying
  ylenia ylva yoann yoav yohan yohann yoko yolanda yolande yolanta yonas yoram yordan yorick yosef yoshi younes
  youness youri youssef ysabel yuan yuki yuko yulia yumi yunus yuri yuriko yusuf yuval yvain yvan yves yvette yvo
  yvonna yvonne zac zach zacharias zachary zachery zack zahra zaid zaida zainab zaira zak zakaria zakia zane zara
  zaza zbigniew zdena zdenek zdravko ze zebediah zeca zehra zeina zelda zelia zena zenaida zeno zenobia zenon zeynep
  zhang zhen ziad zilda zina zinaida zineb zita zjef zlata zlatko zoe zofia zoila zoja zola zoltan zora zoran zsofia
  zsolt zsuzsa zsuzsanna zubair zuleika zulema zuzana zvi zvonimir zygmunt łukasz`.split(/\s+/u),
);

/** Whether a word is a given name, with or without its accents; of "Anna-Lena" the first part counts. */
export function isGivenName(word: string): boolean {
  const plain = fold(word);
  return GIVEN_NAMES.has(plain) || GIVEN_NAMES.has(plain.split('-')[0] ?? '');
}
