"""Which words do persons bear as given names?

Some 3,800 usual ones of many languages, without accents; written down for this project. Words that are also
everyday words, months, places or products (``Will``, ``April``, ``Florence``, ``Ruby``) are left out: a full name whose
given name is not here is found where its place says that it is a person's.
"""

from __future__ import annotations

import unicodedata
from functools import cache


@cache
def given_names() -> frozenset[str]:
    """All of them, in small letters without accents."""
    return frozenset(_NAMES.split())


def plain(word: str) -> str:
    """A word in small letters without accents: ``Søren`` and ``Łukasz`` are ``soren`` and ``lukasz``."""
    folded = word.casefold().translate(_LETTERS)
    return "".join(sign for sign in unicodedata.normalize("NFD", folded) if not unicodedata.combining(sign))


def is_given_name(word: str) -> bool:
    """Whether a word is one; of a double name (``Jean-Luc``, ``Anne-Marie``) both halves are."""
    halves = plain(word).split("-")
    return len(halves) <= 2 and all(half in given_names() for half in halves)


_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "’": "'"})

_NAMES = """
    aaliyah aaron abdul abdullah abdulrahman abebe abena abigail abimbola abiodun abraham achim achmed adaeze
    adalbert adam adamu adebayo adedayo adela adelaida adele adelheid adelina adeline adeola aditi aditya admir
    adnan adolfo adrian adriana adriano adrien adrienne aerin afonso agata agatha agathe aggrey agnes agneta
    agnieszka agostino agustin ahmad ahmed ahmet aidan aiden aiko aileen ailsa aimee aino aisha aishwarya aisling
    aitor ajay ajibola akash akihiro akiko akinyi akira akosua aksel alain alan alana alastair alba albane albert
    alberta alberte alberto albrecht aldo alec alejandra alejandro aleksander aleksandr aleksandra aleksandre
    alena alenka ales alessandra alessandro alessia alessio alex alexander alexandra alexandre alexandros
    alexandru alexei alexey alexis alfie alfonso alfred alfredo alhassan alice alicia alicja alina aline alisa
    alisha alison alistair aliyah allan allison almudena alois aloysius alphonse alvaro alvin alwin alyssa amadou
    amaia amalia amalie amanda amandine amani amara amarachi amardeep amaury ambroise amelia amelie amina aminata
    amir amirah amit amita amitabh ammar amos amrit amrita amy ana anabel anabela anais anand ananya anastasia
    anastasios anastasiya anatol anatole anatoliy anca anders anderson andras andre andrea andreas andreea andrei
    andreia andrej andrejs andres andrew andrey andrii andris andrius andriy andrzej andy aneta angela angele
    angelica angelika angelina angeline angelique angelo angelos angus anh anika anil anisa anita anja anjali anke
    ankit ankita ankur ann anna annabel annabelle annalena annalisa annamaria anne annegret anneke anneli annelies
    anneliese annelise annemarie annemieke annett annette annick annie annika annukka anouk ansel anselm anselmo
    ansgar anthony antje antoine antoinette anton antonella antoni antonia antonin antonina antonino antonio
    antonios antonis antti anurag anya aoife apostolos arabella araminta aranka aravind archana archibald ariadna
    ariane arianna ariel arild arjan arjun arlene armand armando armin arnaud arnd arne arnold arpad arseny artem
    arthur arturo arturs arvid arvind asa asako ashish ashley ashok ashraf ashwin asif asma aspasia assaf astrid
    athanasios atsuko atsushi attila aubrey aude audrey audun auguste augustin augustine augusto aurel aurelia
    aurelie aurelien aurelio aurore avinash avital axel axelle ayaan ayaka ayako ayan ayanda ayesha ayman ayodele
    ayse aysel aysun aytac ayumi aziz azra azucena babak babatunde babette bahar bakary balazs baldur balint
    baltasar baptiste barbara barbel barbora barnabas barnaby barney bart bartek bartholomew bartlomiej bartosz
    basak basil bastiaan bastian bastien bautista beata beate beatrice beatrix beatriz begona behrouz bekele bela
    belen belinda benedek benedetta benedict benedicte benedikt benedikta benedito beniamino benita benito
    benjamin bennet bennett benny benoit bente berit bernadeta bernadette bernard bernardita bernardo bernd
    bernhard bertha berthold bertram bertrand beryl bettina betty beverley beverly bhavna bhupinder bianca bibiana
    bilal bilge billie birger birgit birgitta birgitte birte bjarne bjoern bjork bjorn blaise blanca blandine
    blanka blazej boban bogdan bogdana boglarka bogumila boguslaw boguslawa bohdan bojan bojana boleslaw bonifacio
    bonnie boris borislav borja boubacar bozena branislav branka branko brenda brendan brent brett brian briana
    bridget brigid brigitta brigitte britta brittany bronagh bronislaw bronwen bronwyn bruna brunhilde bruno bryan
    bryony buket burak burcu burkhard caetano caitlin caleb calin callum calum camila camilla camille camilo
    candela candice candida caoimhe caritas carl carla carles carlo carlos carlota carlotta carme carmela carmelo
    carmine carol carola carole carolin carolina caroline carolyn carsten casimir caspar casper cassandra cassie
    catalin catalina catarina caterina catharina catherine cathleen cathrin cathy catia catriona cayetano cecile
    cecilia cecilie cecilio cedric celeste celestino celia celina celine cem cemile cengiz cerys cesar cesare chad
    chaim chandra chantal charlene charles charlotte charmaine chiamaka chiara chidi chidinma chigozie chika
    chikako chimamanda chinedu chinonso chinwe chioma chloe chris christa christabel christel christelle christer
    christiaan christiana christiane christianne christina christine christodoulos christoph christophe
    christopher christos chukwuemeka cian ciara ciaran cillian cindy cinthia cinzia ciprian claes claire clara
    clare clarissa claudette claudia claudine claudio claudiu claudius claus cleber clelia clemence clemens
    clemente clementine clifford clothilde clotilde clovis colette colin colleen conceicao concepcion concetta
    conny conor conrad consolata constantin constantina constantine constanza consuelo cordelia corentin corina
    corinna corinne cornelia cornelis cornelius corrado cosima cosimo cosmo costel courtney craig cressida crispin
    cristian cristiana cristiano cristina cristobal csaba csilla curtis cynthia cyprian cyril cyrille czeslaw
    dafydd dagmar dagny dagrun daichi daiki daina dainius daire daisuke dalia dalibor damaris damian damiano
    damien damir damla damon dana dang danica daniel daniela daniele daniella danielle daniil danijel danijela
    danilo danko dannie danny danuta danylo daphne dara darija dario dariusz darko darlene darragh darrell darren
    darryl daryl dasha dave david davide davit davood dawid dayo deanna debbie deborah debra declan deepa deepak
    deepika deirdre delfina delia delphine demet demetrios demetrius denis denisa denise deniz dennis denys dermot
    derya deshawn desiree desislava desmond despina detlef detlev devika dhananjay dhruv diana diane dianne didier
    diego dieter dietmar dietrich dilek dilip dimitar dimitri dimitrije dimitrios dimitris dimitry dina dinesh
    dinh dino diogo dirk dmitri dmitrij dmitriy dmitry dmytro dobromir dolores domenica domenico domingo dominic
    dominik dominika dominique domitille donal donald donata donatella donatello donna donncha donovan doreen
    dorian doris dorota doroteja dorothea dorothee dorothy dorte dougal douglas dragan dragana dragos drazen
    drusilla duarte dubravka dulce duncan dunja dusan dusica duygu dylan dzenana eamon ebba ebere ebru eckart
    eckhard eckhardt edda eddie edgar edgars edita edith edmond edmund edmundo edoardo edson eduard eduarda
    eduardo edvard edvin edward edwin edwina efe efrat efstathios egbert egidio egon ehsan eileen eilidh eimear
    einar eirik eirini eitan ekaterina ekin ekkehard elaine elchanan eldar eleanor eleanora eleftheria elena eleni
    eleonora elfriede elgar eli elia eliana eliane elias elijah elin elina elinor elio eliot elisa elisabet
    elisabeth elisabetta elise eliseo eliska eliza elizabeth elizaveta elke ella ellen ellie elliot elliott elmar
    elmer elodie eloise elsa elsbeth elspeth elvin elvira elwira emanuel emanuela emanuele emeka emer emeric
    emerson emil emile emilia emiliano emilie emilien emilio emily emine emma emmanuel emmanuelle emmeline
    emmerich emre ena encarnacion enda endre engelbert enikoe enno enoch enrica enrico enrique enver enzo eoghan
    eoin ephraim erasmo ercan erdal erdem eren erhan erhard eric erica erich erick ericka erik erika erin erkan
    erkki erlend erna ernest ernestina ernesto ernst erwan erwin esa esmeralda esperanza esteban estefania
    estelita estelle ester esther estrella etelka ethan ethel etienne etsuko ettore eudora eufemia eugen eugene
    eugenia eugenie eugenio eugeniusz eulalia eunice eusebio eustace eva evan evander evangelia evangelos evaristo
    eve evelien eveliina evelin evelina eveline evelyn evert everton evgeni evgenia evgeny ewa ewald ewan ezekiel
    ezgi ezio ezra fabian fabiana fabiano fabien fabienne fabio fabiola fabrice fabricio fabrizia fabrizio facundo
    fadi fadila fahad faisal faiza falk fanny farah farhad farhan farid farida farouk fateme fatemeh fathi fatih
    fatima fatma fatou fatoumata faustina faustino fausto federica federico felicia feliciano felicitas felicity
    felipe felix femke fenna ferdinand ferdinando ferenc fergus fermin fernand fernanda fernando ferran feyza
    fidel fikret filip filipa filipe filippa filippo filiz filomena fiona fionn fionnuala flavia flavien flavio
    fletcher fleur florian floriana floribert florin florina floris folasade folke fotini franca frances francesca
    francesco francine francis francisca francisco franciszek franck franco francois francoise franek franjo
    frankie frantisek franz franziska fraser freda freddie frederic frederica frederick frederico frederik
    frederike frederique fredrik freja freya frida frieda friedemann friederike friedhelm friedrich fritz fumiko
    fumio funmilayo gabor gabriel gabriela gabriele gabriella gabrielle gaelle gaetan gaetano gail galina ganesh
    garance gareth garth gary gaspar gaspard gaston gaurav gautam gavin gavriil gavril gayle gebhard geert gemma
    genevieve gennadi gennaro genoveva geoff geoffrey geoffroy georg georges georgeta georgiana georgina georgios
    gerald geraldine geraldo gerard gerardo gerasimos gerben gerd gerda gergely gerhard gerlinde germaine germana
    germano gero gerrit gerry gertraud gertrud gertrude gervase gervasio ghislain ghislaine giacomo giada
    giampaolo giancarlo gianfranco gianluca gianmarco gianna gianni gianpaolo gideon gilbert gilberto gilda gilles
    gillian gilson ginevra gino gintaras gioia giorgia giorgio giorgos giovanna giovanni giovanny gisela gisele
    gisella gitte giulia giuliana giuliano giulietta giulio giuseppe giuseppina gizem gladys glen glenda glenn
    gloria godelieve godfrey goetz gokhan goksel golnaz goncalo gonul gonzalo gopal goran gordana gorka gottfried
    gracia graciela graham grainne grazia graziella grazyna greg gregg gregor gregorio gregory greta gretchen
    grete grigor grigoriy grigory griselda grzegorz guadalupe gudrun guendalina guenter guenther guido guilherme
    guillaume guillem guillermina guillermo gulsen gunda gundula gunhild gunilla gunnar gunter gunther gurpreet
    gustaf gustav gustave gustavo gwen gwenael gwenaelle gwendolen gwendolyn gwyneth gyorgy gyula haakon habib
    hadas hadi hadiza hafsa hagen haico haile hakan haldor halima halina halvor hamid hamish hamza hanako hanan
    hania hanna hannah hannalore hanne hannele hannelore hannes hannu hans harald hari haris harish harjit harold
    haroon harpreet harriet harrison harry harshad hartmut haruka haruki haruko harumi haruto harvey hasan hasna
    hassan hatice hayato hayden hayley hazal heather hedda hedwig heidemarie heidi heidrun heike heikki heiko
    heiner heinrich heinz hela helen helena helene helga helge heli helio hella helle hellen helmut heloisa
    heloise hendrik hendrika hendrikus henk henka henning henny henri henrietta henriette henrik henrike henrique
    henry henryk henryka herbert heribert heriberto herman hermann hermanus hermenegildo hermine herminia hermione
    hernan herta hertha herve hieronim hilaire hilary hilda hilde hildegard hildegunn hiltrud himanshu hinrich
    hiroko hiromi hiroshi hiroto hiroyuki hisako hisashi hitomi hjalmar hjordis hoang holger homero honorata
    honorine horacio horia horst hortense hortensia howard hrvoje hubert huda hugo huguette hulda humberto
    humphrey husain husein huseyin hussein hyacinth hyacinthe iain ian ibrahim ida idoia idris ieva ifeanyi ifeoma
    ignace ignacio ignacy ignatius igor ihor iina ikram ilaria ildiko ilena ilhan iliana ilias ilie ilija iliya
    ilka ilkay ilke ilker ilmari ilona ilse ilya iman imane imke imogen imran imre ina inaki ines inga inge
    ingeborg ingemar ingo ingolf ingrid ingvar ingvild inigo inka inken inmaculada ioana ioanna ioannis ionel
    ionela ionut iosif irena irene irina irma irmgard irmtraud isa isaac isabel isabela isabell isabella isabelle
    isadora isaiah isamu isaura isha ishaan isidora isidoro isidro isis isla ismael ismail ismet isobel isolde
    istvan itziar ivan ivana ivanka ivar iveta ivo ivona ivonne iwan iwona izabela izaskun jaana jaap jacek
    jacinta jacinto jackie jacob jacobo jacopo jacqueline jacques jadranka jadwiga jaime jakob jakub jamaal jamal
    jamel james jamie jamila jan jana janek janet janette janez janice janina janine janis janko janna janne
    janneke jannik jannis janos jantje janusz jarek jarkko jarmila jarmo jaromir jaroslav jaroslaw jaroslawa
    jarrod jasmin jasmina jasminka jason jasper jatin javier jayanti jayden jayesh jayne jazmin jean jeanette
    jeanine jeanne jeannette jeannine jedediah jeff jefferson jeffery jeffrey jelena jelle jemima jemma jenna
    jennifer jenny jens jeppe jeremiah jeremias jeremie jeremy jeroen jerome jeroni jerry jerzy jesper jess
    jessica jessie jette jill jillian jimena jimmy jindrich jiri jitendra jitka joachim joan joana joanna joanne
    joao joaquim joaquin jocelyn jocelyne jochen jodie joel joelle joerg johan johann johanna johannes johnathan
    johnny joke jolanda jolanta jolene jon jonas jonatan jonathan jonna joost joram jordi jorg jorge jorgen
    jorginho joris jorma jorunn josef josefa josefin josefina josefine joseph josepha josephine joshua josiah
    josiane josip josipa jost jouni jovan jovana joyce jozef jozefina juan juana juanita jude judit judith judy
    juergen juha juhani juho jukka julian juliana juliane julianna julianne julie julien julienne juliet julieta
    juliette julio julita julius julka junichi junko jurgen jurgita jurij jussi justina justine justus jutta jyoti
    jyrki kabir kacper kadir kadri kaisa kaj kajetan kajsa kalina kalle kalpana kamal kamala kamil kamila kamilla
    kamran kana kanako kanchan kaori kapil karel karen karim karima karin karina karine karl karla karlheinz
    karlijn karlis karol karola karolin karolina karoline karolis karoly karthik kasia kasimir kasper kasun
    katalin katarina katarzyna kate katell katelyn katerina katey katharina katharine katherine kathleen kathrin
    kathrine kathryn kathy katia katie katinka katja katri katrien katrin katrina katrine katsumi katya kavita
    kavitha kayla kayode kazimierz kazuhiro kazuki kazuko kazuo kazuya keerthi keiko keira keisha keith kelechi
    kellie kemal kendra kenichi kenji kenneth kenny kenta kenza kerem kerim kerrie kerry kerstin kevin khadija
    khadijah khaled khalid khalil khanh kieran kimberley kimberly kimiko kinga kiran kirill kirsi kirsten kirsti
    kirstie kirstin kirstine kirsty kishore kiyoshi kjartan kjell kjersti kjetil klaas klaudia klaus klavdija
    klemens kliment knud knut kofi koichi koji kolbjorn konrad konstancja konstantin konstantina konstantinos
    konstanze korbinian kornelia kostas kouki kresimir krishnan krista kristen kristian kristiana kristiina
    kristijan kristin kristina kristine kristjan kristof kristoffer kristy krystian krystyna krzysztof ksenia
    kuldeep kumiko kunal kurt kwabena kwadwo kwaku kwame kyle kylie kyoko lachlan lacramioara ladislav laetitia
    laila lakshmi lale lalita lamine lara larissa larry lars laszlo latifa latisha laura lauren laurence laurent
    laurenz lauri laurin laurinda lavinia lavrentis lawrence lazar lea leah leandra leandro leanne leena leila
    leire leland lena lenka lenn lennart lennox leo leon leona leonard leonardo leonce leonhard leonid leonidas
    leonie leonor leonora leopold leopoldo leroy lesia leslaw lesley leslie leszek leticia letizia leyla liam
    lianne lidia lidija lidiya liesbeth liese liesel lieselotte lieve lilia lilian liliana liliane lilla lillian
    lilly lina linas lindsay lindsey linnea lino lionel lior lisa lisanne lisbet lisbeth lise liselott liselotte
    lissette liv livia ljiljana ljubica ljubomir llewellyn lloyd lodewijk loic lola lorena lorenz lorenza lorenzo
    loretta lorna lorraine lothar lotta lotte louis louisa louise lourdes lovisa luana luann lubica lubomir lubos
    luc luca lucas luce lucia lucian luciana luciano lucie lucien lucienne lucija lucila lucilla lucille lucinda
    lucio lucja lucrecia lucrezia lucy ludek ludger ludmila ludovic ludovica ludovico ludwig ludwika luigi luis
    luisa luise luiz luiza lukas lukasz luke luminita lupita lutz luuk luz lydia lydie lyndsey lynette lynn lynne
    lysander lyudmila maaike maarten mabel macarena maciej maddalena madeleine madeline madelyn madhav madhu mads
    maelle maelys magali magda magdalena maggie magnhild magnus mahesh mahmoud mahmud maialen maija maiju maike
    mairead maisie maite maja majella makoto malak malcolm malene malgorzata malik malika malin malina malte
    malwina mamadou mana manal mandla mandy manel manfred mani manish manisha manoj manolis manon mansi manuel
    manuela manuele mara marc marcel marcela marcelina marceline marcelino marcella marcelle marcello marcelo
    marcia marcin marcio marco marcos marcus marek maren marga margaret margareta margarete margaretha margarida
    margarita margaux margherita margit margot margret margrethe marguerite mari maria mariagrazia mariam mariama
    marian mariana mariangela marianna marianne mariano marica marie marieke mariella marielle marietta marija
    marijana marijke marika mariko marilena marilyn marin marinela marino marinus mario marion maris marisa
    mariska marisol marit marita marius mariusz mariya marjan marjana marje marjolein marjorie markel marketa
    markku marko markus marlena marlene marlies marlis marlon marmaduke marta marten martha marthe martijn martim
    martin martina martine martino martta marvin marwa mary maryam maryana maryann maryanne maryla maryna maryse
    marzena masahiro masaki masako masami masato massimiliano massimo mateja mateo mateusz mathew mathias mathieu
    mathilda mathilde mathis matias matic matija matilda matilde matjaz matt matteo matthaus matthew matthias
    matthieu matti mattia mattias maud maura maureen maurice mauricio mauritz maurizio mauro maxim maxime
    maximilian maximiliane maximiliano maximo maxine mayank mayra mayu mayumi mbali mechthild meera megan megumi
    mehdi mehmet meike meinhard meinolf meir melania melanie melina melinda melis melissa melker melvin meral
    meredith merete merike merle merlijn merve mervyn meryem mette mia micaela michael michaela michaele michal
    michalina michalis micheal michel michela michelangelo michele micheline michelle michiel michiko midori
    mieczyslaw miguel mihaela mihai mihail mihajlo mihaly mihovil miia mika mikael mike mikel mikhail miki mikkel
    mikko miklos mikolaj mikulas mila milana milda mildred milena milica milind militza miljenko milka milla
    millicent milly milo milorad milos miloslav milosz milton mimoza minako minjun minna minoru minttu mira
    miranda mircea mirco mireia mireille mirela mirella miren miriam mirjam mirjana mirka mirko miroslav miroslava
    miroslaw misaki mitch mitchell mitsuko mitsuru miyuki mladen modesta modesto moesha mohamad mohamed mohammad
    mohammed mohan mohit moira moises molly mona monica monika monique montserrat morag moreno morgane moritz
    morten moses moshe mostafa motoko muhammad muhammed muireann mukesh munir murali murat murdo muriel murielle
    mustafa myfanwy myles myriam myrna myroslava nabil nabila nadeem nadege nadezhda nadia nadim nadine nadiya
    nadja naftali nagihan nahia naima najib nalini nanami nancy nandini nandita nanette naoki naoko naomi narayan
    narendra nasrin nasser nastasia natalia natalie nataliia nataliya natalya natascha natasha nathalia nathalie
    nathan nathanael nathaniel naveen navid nazanin nazli nebojsa nedim neelam neha neil nelson nena nenad nerea
    nergis nermin nestor nevena neville ngozi nguyet nia niall niamh niccolo nicholas nicki nickolas nicky
    nicodemo nicola nicolae nicolai nicolas nicole nicoleta nicoletta nicolo niels nigel nihal nihat nikhil nikita
    niklas nikola nikolai nikolaj nikolaos nikolas nikolaus nikolay nikoleta nikolett nikoletta nikos nils nilton
    nimrod nina ninette ninon niraj nirav nisha nishant nita nitin nives nkechi noa noah nobuko noelia noelle
    noemi nolwenn nontando nora norbert noreen norman norwin noura noyan nuala nuno nur nuria nurit oana obinna
    octave octavia octavian octavio odalys odette odile ofelia ofer ofir oihane oisin ojas oksana olaf olav oleg
    oleh oleksandr oleksandra oleksii olena olga olha oliver olivera olivia olivier olle olof olu oluwaseun olympe
    omar omer onder ondrej onno oona orazio orhan oriana orietta oriol orla orlaith orlando ornella orsolya ortrud
    ortwin osama oscar oskar osman osvaldo oswald oswaldo othmar otilia otmar ottavia ottavio ottilie otylia
    ouafae oumar oumou owain owen ozge ozgur ozlem pablo paloma pamela panagiota panagiotis pankaj paola paolina
    paolo paraskevi parisa parvati pascale pascaline pasquale pastora patricia patricio patrick patrik patrycja
    patryk paul paula paulette paulien paulina pauline paulo paulus pavao pavel pavle pavlina pavlo pavol pawel
    payal pedro peggy pekka pelagia pelin penelope percival peregrine perihan perrine persephone petar peter petra
    petri petronella petronila petros petteri petya phil philip philipp philippa philippe phillip philomena phoebe
    phuong phyllis pia pierangelo piergiorgio pierluigi piermario piero pierpaolo pierre pierrick piers piet
    pieter pietro pilar pinar pinuccia pio piotr pirjo pirkko placido polina polly pooja poonam porfirio portia
    prabhakar pradeep pradip prakash pranav prasad prashant pratik praveen predrag preeti priit prisca priscila
    priscilla priya priyanka prunella przemyslaw puja purificacion quentin quintin quirin rabia rachael rachel
    rachid radek radka radmila radomir radoslav radoslaw radu rafael rafaela rafaella rafal raffaela raffaele
    raffaella ragnar ragnhild rahel rahul raija raimo raimund raimundo rainer raisa raissa raj raja rajan rajani
    rajat rajeev rajesh rajiv rajni rakesh ralf ralph ramesh ramiro ramon ramona ramsey ramzi randi randy ranjit
    ranjith raoul raphael raphaela raphaelle raquel rashid rashida rasmus ratko raul ravi ravindra raymond
    raymonde rayyan rebeca rebecca rebekah rebekka reginald regine regis reidar reidun reima reina reinaldo reiner
    reinhard reinhold reinier reka rekha relja remco remedios remi remigio remigiusz remko remy rena renata renate
    renato renaud rene renee renzo resul reto reuben reuven rhiannon rhoda rhonda rhys ricarda ricardo riccardo
    richard rick rickard rieke riikka rikard rikke rimma rina rinaldo rino risto rita ritika ritva roald robbert
    robbie robert roberta robertas roberto robyn rocio roderic roderick rodica rodney rodolfo rodrigo roeland
    rogelio roger rohan rohini rohit roisin roland rolanda rolande rolando rolf romain romana romane romano romina
    romuald romualdo romy ronald ronaldo ronan ronja ronny roos rosalba rosalia rosalie rosalind rosalinda
    rosamund rosana rosangela rosanna rosanne rosaria rosella roselyne rosemarie rosemary roshan rosina rosita
    roswitha rowena roxana roxane roxanne roza rozalia rubem ruben rudi rudolf rudolfo rudy rufus ruggero rui
    rukmini runa rupert ruslan russell ruta rutger ruth ruud ruxandra ryan ryo ryoko ryosuke ryota ryszard
    ryszarda sabah sabina sabine sabrina sachiko sachin sadia saeed safiya sagar saima sakari saleh salih salim
    sally salma salman salome saloni salvatore salvo samantha samara sameer sami samia samir samira samuel samuele
    samuli sana sandeep sander sandhya sandor sandra sandrine sandro sanela sanja sanjay sanjeev sanna sanne
    santina santosh saoirse sara sarah saraswati sari sarita sasa sascha saskia satish satoko satoru satoshi satu
    saul saulius saverio sayaka sayed scarlett seamus sean sebastian sebastiano sebastiao sebastien seda sefa
    segolene segun seigo seija selahattin selcuk selena selim selin selina selma semih semra senad sepideh seppo
    septimus serafina seraphina serdar serena serge sergei sergej sergey sergi sergio serhat serhii serhiy serkan
    severin severina severine severino sevgi sevil sevim sezen shaima shakira shalini shamima shanaya shania
    shankar shannon shanthi sharad shareef sharon shashank shaun shauna shawn sheena sheila shelby shelley
    sheridan sherif sherry shigeru shinji shinya shiori shira shirin shirley shivani shizuka shlomo shoichi shona
    shreya shruti shweta sibel sibylla sibylle siddharth sidonie siegfried sieglinde siegmund siegrid sigal siggi
    sigmund sigrid sigrun sigurd silas silja silje silke silvana silvano silvester silvia silvie silvina silvio
    simin simon simona simonas simone simonetta sinan sinead sini sinisa siobhan siti sixten slaven slavica slavko
    slavomir slawomir slawomira slobodan smita snezana socorro soeren sofia sofie sofija sofiya sohail soheila
    solange solene solveig somchai somsak sonal sondre sonia sonja sophia sophie sophus soraya soren sorin sorina
    sotiris souad soufiane spiros spyros srdjan sridhar srinivas sriram stacey stacy stana stanislas stanislav
    stanislava stanislaw stanislawa stanley stathis stavros stefan stefana stefani stefania stefanie stefano
    stefanos steffen steffi stelian stelios stephan stephane stephanie stephany stephen steve steven stewart stig
    stijn stina stine stjepan stoyan stuart subhash sudha sudhir suellen sujata sukhwinder suleiman suleyman
    sultana suman sumeet sumit sunil sunita sunniva suresh surinder susan susana susann susanna susannah susanne
    sushil sushma susi suvi suzan suzana suzanna suzanne suzette sven svenja sverre svetlana svitlana swantje
    swati sybil sybille syed sylvain sylvaine sylvana sylvester sylvia sylvie sylwester sylwia szabolcs szilvia
    szymon tabea tabitha tadashi tadej tadeusz tahir taina takako takashi takehiro takeshi takumi talia talita
    tamar tamara tamas tamika tammy tamsin tanel tania tanja tanmay tanvi tanya tapani tapio taras tarek tariq
    tarja tarquin tarun tasha tatiana tatiane tatjana tatsuya tatyana tawfik tayyab teemu tejas telma teodor
    teodora teodoro teofil terence teresa terese teresita tereza terrance terrence terri terry tessa thabo
    thaddaus thaddeus thais thandiwe thea thekla thelma theo theodor theodora theodore theodoros theodosia theresa
    therese theresia thi thiago thibaud thibault thibaut thierry thijs thilo thomas thomasina thora thorbjorn
    thordis thorleif thorsten thuy thys tiago tiana tiberiu tibor tiffany tiina tilda tillmann tilman timea timo
    timofey timotej timothee timothy tina tineke tino tirza tiziana tiziano tobias todd toivo tomas tomaso tomasz
    tomaz tomer tomislav tommaso tommy tomohiro tomoko toni tonje tonko tony topias torben tord tore torkel
    torsten tove toya tracey traudl trevor trina trine tristan troels trude trudy truls trygve tsvetan tsvetelina
    tudor tuncay tuomas tushar tuula twan tyrone ugo ugochi uilleam ulf ulla ulrich ulrik ulrika ulrike umar
    umberto umesh umut uriel urs urska ursula ursulina urszula usha usman uwe uzoma vaclav vadim valdas valdemar
    valentin valentina valentino valentyna valeria valerian valerie valerio valeriu valeriya valery valter vanda
    vandana vanderlei vanesa vanessa vanja vanya varsha varun vasco vasil vasile vasileios vasilica vasiliki
    vasilis vassilis vasyl veena vegard velimir venera venetia venkat venkatesh vera verena verica vernon veronica
    veronika veronique vesela vesna vibeke vicenta vicente vicki vicky victoire victor viet vigdis vijay vijaya
    vikas vikram viktor viktoria viktoriia viktoriya vilhelm viliam ville vilma vinay vincent vincente vincenza
    vincenzo vinicius vinod violaine violeta violetta viorel viorica vipin virgile virgilio virginie visakha
    vishal vishnu vit vitalii vitaliy vitaly vito vittoria vittorio vivek vivian viviana viviane vivien vivienne
    vjekoslav vlad vlada vladan vladimir vladimira vladislav vladyslav vlasta vojtech volha volkan volker
    volodymyr vuk vukasin vytautas wagner walburga waldemar waleed walid walter waltraud wanda wanjiru wassim
    wayan weiming wenche wencke wendelin wendy werner wesley whitney wiebke wieslaw wieslawa wiktor wiktoria
    wilfred wilfredo wilfried wilhelm wilhelmina wilhelmine willem willemijn willi william willibald willy wilma
    wim winfried winifred winnie winona winston wioletta wiremu witold wladyslaw wladyslawa wlodzimierz wojciech
    wolfgang wolfram wouter xabier xandra xaver xavi xavier xiaoming xiaoyu ximena xinyi xiomara yaa yaakov yael
    yahya yair yakov yakup yamina yana yanick yann yannick yannik yannis yaroslav yaroslava yashwant yasmin
    yasmina yasmine yasser yasuko yasuo yavuz yehuda yelena yelyzaveta yesenia yeter yetunde yevgen yevgenia
    yevhen yevheniya yigit yitzhak yngve yoan yohan yohann yohannes yoichi yoko yolanda yolande yonatan yordan
    yosef yoshiko yoshio yossi youssef youssouf ysabel yuki yukie yukihiro yukiko yukio yulia yuliana yuliia
    yuliya yumi yumiko yuri yuriko yuriy yusuf yuta yuto yuval yuya yves yvette yvonne zachariah zachary zahra
    zaid zainab zakaria zaneta zara zbigniew zbynek zdenek zdenka zdravko zdzislaw zehra zelda zelia zeljka zeljko
    zeynep zinaida zineb zita zlata zlatan zlatko zoe zofia zoltan zoran zorana zorica zoya zsofia zsolt zsuzsa
    zsuzsanna zuleikha zuzana zuzanna zvezdana zviad zvonimir zygmunt
"""
