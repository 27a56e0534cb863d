"""Is this word a given name somewhere? What else a place must say is for whoever asks: `Victoria` is a lake, too."""

from __future__ import annotations

import unicodedata
from functools import cache

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "đ": "d", "æ": "ae", "ß": "ss", "þ": "th", "ð": "d", "œ": "oe"})


def bare(text: str) -> str:
    """Small letters without accents."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def is_given_name(word: str) -> bool:
    """Whether people of some country are called so; of a double name the first part counts."""
    return bare(word).split("-")[0] in _names()


@cache
def _names() -> frozenset[str]:
    return frozenset(_LIST.split())


_LIST = """
    aachal aaden aadhya aadi aagot aahana aaliyah aanuoluwapo aarav aarini aarna aarnav aaron aarush aashi aayush
    aba abagail abayomi abb abbas abbey abbi abbie abbigail abbott abby abdelatif abdelkader abderaouf abderrahmane
    abdi abdiel abdis abdu abduaziz abdul abdulahat abdulbekir abdulcemal abdulgazi abdulhadi abdulkadir abdulkerim
    abdullah abdullahi abdulloh abdulmenaf abdulsamed abdulsemet abdurahmon abdurrahman abdurresit abe abebi abeer
    abeiku abel abela abelardo abelone abena abeni abha abhimanyu abhiram abid abie abigael abigail abigaili abigale
    abigayle abilio abina abiodun abiona abiye abner abosede abraham abram abril abror abubakr abuzar abyasa acar
    acarkan ace acey achille achim achsah acie acilay aclan acy ada adaeze adah adak adal adalberg adalbergur
    adalbert adalberto adalbjorg adalbjorn adalbjort adalborg adalborgar adaldis adalfridur adalgeir adalheidur
    adaline adalmundur adalradur adalros adalsteina adalsteinn adalsteinunn adalveig adalyn adalynn adam adamaris
    adamo adams adan adasal adda addi addie addison addisyn addy addyson ade adebiyi adebowale adebukola adedayo
    adedeji adekitan adekola adekunle adel adela adelaida adelaide adelard adelardo adelasia adelbert adele adeleke
    adelgunde adelheid adelia adelin adelina adelinde adeline adell adella adelle adelmo adelyn adelynn adem aden
    adenike adeniyi adeolu adeoti adepeju aderopo adesewa adeshina adesoji adesua adetayo adetoke adetoun adeyi
    adhiarja adhra adi adia adiarja adiel adigun adika adikara adil adila adilene adimu adin adina adinata adison
    aditya adlai adlan adline admiral adnan adolf adolfine adolfo adolfs adolph adolphus adonis adora adoracion
    adrain adria adrian adriana adriane adrianna adrianne adriano adriel adrien adriene adrienn adrienne adron
    adunni advaith advay advik advika adviye adweta adwoa adya adyson aedan aedin aengus aenne afaq afer affie afia
    afife afil afiq afolarin afonso afruza afton afua aga agahadi agamali agamusa agapito agastya agata agatha
    agathe agaxan agbegim agca agda aggie agla aglaia agnar agnea agnes agnesa agnese agness agneta agnete agni
    agnieszka agnolo agnos agostina agostino agripina agris agus agusta agustin agustina agustus ahat ahmad ahmed
    ahmet ahsen ahter aida aidan aideen aiden aidyn aiga aigars aija aijuka aiko ailbhe aileen ailene aili ailis
    ailish aime aimee aina ainara ainars aine aino ainoa ainsley aisha aishani aishling aisling aislinn aisyah
    aitana aitor aivar aivars ajala ajani ajeng ajiman ajimat ajimin ajiono ajna ajoke akalan akanmu akar akarsana
    akatay akay akbar akbas akboga akcabay akcasu akcivan akdora akdurmus ake akeem akemi akgol akgunes akif akinal
    akinkunmi akinlabi akinwale akira akise akkerman akmaner akmaral akobir akos akosua akoz akram aksay aksel
    akshay aksogut aksoy aktemur akua akumaa akumu akver akwasi akwesi akyildiz alaaddin alabezek alade aladin
    alaeddin alain alambana alamu alan alana alanalp alanis alanna alannah alanta alanzo alara alastair alattin alaz
    alba alban albano alberico albert alberta alberte albertina albertine alberto alberts albertus albin albina
    albino albion albrecht alby alcan alcee alcides alda aldar alderano aldis aldny aldo aldonza ale aleix alejandra
    alejandro alejo aleksandar aleksander aleksandr aleksandra aleksandras aleksandrs aleksei aleksej aleksi alen
    alena alenka aleodor ales alessandra alessandro alessia alessio aleta aletta alex alexa alexandar alexander
    alexandr alexandra alexandre alexandria alexandrie alexandrina alexandros alexandru alexe alexei alexej alexia
    alexis alexius alf alfa alfifa alfio alfons alfonso alfonz alfred alfredo alfreds algis ali aliabbas alica alice
    alicia alicja alida aliihsan alika alin alina aline alis alisa alise aliseydi alisha alisik alison alistair
    alistar alister alix aliyu alize aljaz alka alkor alla allahverdi allan allana allegra allen alli allison ally
    alma almar almasi almast almaz almira almudena almus almut almuth alois aloisia alojz alojzia alojzij alojzija
    alondra alonso aloys aloyse alparslan alpcan alphons alphonse alphonsus alpin alpsu alrekur alrun alsoy
    altinbike altincicek alva alvar alvaro alvilda alvin alvine alwin alwina alwine aly alyssa alzbeta alzina ama
    amada amadea amadeo amado amador amahle amaira amal amalia amalie amalija amancio amanda amando amani amara
    amarachi amarilis amaro amaya ambar amber ambrose ambrosio ambroz amedeo amedeu amel amelia amelie americo ami
    amico amie amilcar amilia amin amina aminatu amine amir amira amleto amoke amol amondi amope amor amos amparo
    amre amri amrita amruta amy amza ana anabel anabela anabella anacleto anahi anaida anais anamaria anamika anar
    anargul anasa anastasia anastasie anastasio anastasios anastatia anastazie anastazja anatol anatoli anatolie
    anatolij anay anca ancuta anda andela anders andile andjela andjelina andra andrada andras andre andrea andreas
    andree andreea andrei andreia andrej andreja andrejs andrena andres andress andrew andrey andri andrian andrija
    andrin andris andrius andrus andrzej andwele andy ane anel anemona anes aneta anete anett anette anezka anfinn
    angalia angantyr angavu angela angelica angelika angelina angeline angelino angelique angelita angelo anggabaya
    anghel anghelina angi angie angus anh ani anibal anica aniela anika aniko anirudh anis anisa anisoara anissa
    anita anja anjali anjolaoluwa anka anke ankica anmol ann anna annabel annabell annabella annabelle annalena
    annaliese annalisa annalise annamaria annar annarr annas anne annel anneli annemette annemijn annes annetta
    annette annibale annick annie annija annika annikki annunziata anom anon anoni anouk ansaldo anselma anselmo
    ansh ansis antal antanas ante antero anthony antim anto antoaneta antoin antoine antoinette anton antonela
    antonella antonello antoni antonia antonie antonietta antonija antonin antonina antonino antonio antoniu
    antonius antons antony antra ants antti antun anu anunciacion anusha anuta anvi anya anze aodhan aoibheann
    aoibhin aoibhinn aoife aongus apisara apolena apolinar apollo apolonia aqil araceli aradhana aral aran aranzazu
    arcelia arda arent ares arezki argono arham ari aria ariadna arian ariana ariane arianne arie ariel arif arija
    arijus arike arild arin arina arinola aripinar aris arisara aristide aristides aristita arjun arlene arlet
    armahan armand armandas armando armands armida armin arminas arnaldo arnas arnau arnaud arnaude arne arnis
    arnold arnolds arnost arnulfo aroa aron arpad arran arron arsenie arsenio arsipatra arta artanto artawan artemio
    artemisa arthur artis artur arturas arturo arturs arunima arusi arvids arya aryan arziye arzu asa asad asafe
    asake asali asani asanti asatira asbjorn ascension asdrubal asger ashleigh ashlene ashley ashling ashton asif
    asilbek asiman asirwada asirwanda aslan aslijan asliye asma asmadi asman asmianto asmini asmira asmuni assumpta
    asta astrid asu asuka asuncion aswani atabala atamoglan atanur atena atenulf atfat atharv atheel athumani ati
    atiena atila atilio atinuke atit atiyye atma atmaja atsushi attaf attila attracta aud audrey augustas auguste
    augustin augustina augustine augusto augusts aunyaporn aura auraq aurel aurelia aurelian aureliana aureliano
    aurelie aurelio aurica aurimas aurora aurore ausma austin austra ava averil avi avni avram avril avunc awadil
    awamil awamiri awan awani awero awesi awj awlya awmar awrad axel axenia axinte aya ayaan ayamin ayan ayasun
    aybet aycagul aycan aydan aydar ayden aydin ayduru ayesha aygonenc aygul aygun ayhan ayinde ayinke aykut ayla
    aylil aylin aylla aymen aynilhayat aynimah aynur ayodeji ayodele ayoka ayoub aysar ayseana aysel aysema aysenur
    aysevim aysu aysuna ayten aytoz ayu ayub ayulker ayush ayushman ayyaruk ayyubi azaan azad azade azahar azahara
    azalea azban azeeb azeglio azeneth aziz azize azizi azra baaba baashir baba babasola babatunji babawale baccio
    bachittar badawi bagas baghyawati bagiya bagus bagya bahadir bahadurjit bahari bahuraksa bahuwarna bahuwirya
    baiba bailey bailie bairbel bairbre bajragin bakda bakhshi bakiadi bakianto bakidin bakijan bakiman bakiono
    bakti baktiadi baktianto baktiono bala balamantri balangga balapati balaxanim balazs baldassare baldomero
    balduino bale balendra balhaar balidin balijan balinda balint baljiwan baltasar balvan balveer bambad bambang
    bandile banel banjeet bao bara barbara barbora barbro barbu barica barkha barnabas barry bart bartek bartholomew
    bartley bartolome bartolomej bartolomeo bartolomeu bas basarab basil basilio bastiaan bastian baudelio bautista
    bayram beat beata beatrice beatriz beau bebe bedrich behruz bela belinda bella bello belo ben benadik benard
    benas bence benedetto benedict benedicte benedikt benedikte benedita bengt beni beniamin benicio benigno benito
    benjamim benjamin benn benny benoit benone benson bent bente benthe bento benvenuto beppe berat berend berends
    berenice berezat berit bernabe bernadett bernadette bernadine bernard bernardo bernhard bernice berra berta
    bertil bertram bertrand bertulis beshte betania beth bethan bethany betina bettina beverley bhanumati bhavani
    bhavika bhavini bhavna bhavya bhekani bhekisisa bhekizizwe bhekokwakhe biagio bianca bianka bibi bibiana
    bibisora bibuwa biel bilal biljana bilkisu billy bilol bimala bina birger birgit birgitta birgitte birousk birte
    birthe biruta biserka bishakha bitten bizhan bjarne bjorg bjorn blahoslav blaine blake blanaid blanca blanka
    blaz blazej blazena boaz bob bobby bobur bodil boe bogdan boglarka bohdan bohdana bohumil bohumila bohumir bohus
    bohuslav bohuslava bojan boje bolatito boleslav boluwatife boma bonifac borge boris borivoj borris borut borys
    bostjan bouchra bozena bozica bozidara bozo brad bradley bradut bram brandon branislav branislava branka branko
    brayan breandan brencis brenda brendan breno brent bretislav brett brian brien brigid brigita brigitta brigitte
    brijesh brilyant brinda britt britta brittany brogan bronach bronagh bronislava brooklyn bruce bruna bruno bryan
    bucur bunmi buraid busara busisiwe bystrik cabbar caetana cahal cahan cahangir cahir cailum caio caius cal
    calcedonio caleb calebe calin calista callan callum calogero calum calvin cameron camil camila camilla camille
    camillo camillus camilo canice cantemir caoimhin caolain caolan caomhan capucine caridad carina carine carl
    carla carlijn carlo carlos carlota carlotta carmelo carmen carminho carole carolina caroline carsten carter cas
    casian casper cassandra catalin catalina catarina caterina cathal catharina catherine cathrine cato catrine caua
    caue cavad cavid cazimir cecil cecile cecilia cecilie cedric cedrin celia celina celine cesar cesare ceyhun
    ceyla ceylin ceyran cezar chaaya chabane chaifah chaitaly chaitanya chaiwut chakradev chakradhar chakrika
    chalisa chamali chaman chameli champak chanakya chanchal chandani chandran chandresh chanez changaz chanikan
    chaniya chantal chanya chao charan charita charles charlesh charlie charlotte charvi chashida chasmum chatresh
    chatura chau chausiki chavvi chawin chawish chayanin che chelsea cheragh cherif cheusi chi chiamaka chiara
    chibuzo chidimma chigozie chijioke chinedu chinelo chinyere chipukizi chiraz chiyo chizoba chloe christel
    christelle christer christiane christina christine christoffer christoph christophe christopher chuki chukwudi
    chukwuemeka cian ciaobella ciaran cici cillian cimnaz cindy cingiz cinta cinthia ciprian cipriano cirillo
    cirkeline ciro citlali citra claire clara clare clarice clarissa claudia claudine claudio claudiu claus clavs
    clelia clemence clemens clement clemente clifford clinton clive codin codrin codrut coleman colette colin colins
    collin collins colm colman coluccio comfort concepcion concetta conchita connie connor conny constanca constance
    constantin constanza constanze corinne coriolano cornelia cornelio cornelis cornelius corrado cosqun costantino
    costanzo courtney craig cristal cristian cristiano cristina cristobal csaba csilla ctibor ctirad cumsud curt
    cynthia cyprian cyril daan dace dag dagmar dagmara dagny dai daiga daina dainess dainis daksh daksha dakshesh
    dalaja dalbir daler dalia dalibor dalili dalima damaris damian damiano damife damini damir damjan damyanti dan
    dana dani danica daniel daniela daniele danielius daniella danielle daniels danijel danijela danilo danique
    danjuma danny dante danuse daphne darain daria darika darin darina darinka dario darius darja darko darren darta
    dasa dastageer daudi dave davi david davis davor dawid dayamai dayita dayyaan debora deborah debra deepa
    deividas dejan delfina delia demeter demi demilade denis denisa denise dennis derrick devi devika dewi dex
    dezider diah dian diana diane didier diego dilnur dilsad dina dinda dinis dino diogo dion dionyz dirk dita ditte
    diyor diyora djamel dmitri dobromila dobroslav dobroslava dolores domagoj domantas domas dominic dominik
    dominika dominique dominykas donald donatas donatella doniyor donna dora dorcas doris dorota doroteja dorothee
    dorothy dorte dorthe douglas dounia dovydas doyinsola draga dragan dragica drago dragutin drahomir drahomira
    drahoslav drahoslava drazen duarte duje dulce duma dumisani dumisile duncan dung dunia dunya dunyamali duong
    durab durna durodola dusan duuk duyen dylan dylano dzidra dzintars dzintra eakumbu ebbe ebuka ecrin eda eddy
    eder edgar edgaras edgars edina edita edite edith edmund edmunds edouard eduard eduarda eduardo eduards edvardas
    edvinas edvins edward edwin eemeli eero eeva egidijus egil egils eila eimantas einar einer eirik eivind ejlaal
    eka ekene ekow ekundayo ekundu ela elaf elariz elcin eldar eleanora elena eleonora eleonore elgun eli elia
    eliabeth eliakimu eliana eliane elias elin elina eline elisa elisabet elisabeth elise eliska elita eliza
    elizabeta elizabete elizabeth elize ella ellen elliot elliott ellis elma elman elmar elmars elmidar elmir elmira
    elna elnur eloa eloah elodie eloisa eloy els elsa elsad elton elturan elvia elvin elvina elvira elvis elxan
    elyas elza elzbieta ema emanuel emanuella emanuelly emeka emil emile emilia emilian emiliano emilie emilija
    emilio emilis emilly emils emily emin emir emma emmanuel emmanuelle endah endre ene eniko eniola enrico enrique
    ensio enzi enzo eric erica erick erik erika erikas eriks erkki erling ermanis erna ernest ernestina ernesto
    ernests erno ernst erny erwin eryk erzsebet esben esfandyar esi esila esmee esmira espartaco espen esperanza
    esteban ester esther esupofo eszter ethan etibar etienne etiqad etizaaz etta eugene eugenia eugenio eunice eva
    evaldas evalds evance evangelista evans eve evelien eveliina evelina evelio evelyn evi evija evita ewa ewatomi
    ewelina eyyub faas fabia fabian fabiana fabienne fabio fabrice fabrizia facundo fadekemi faderera fahari fahmi
    faiq faisa faizah faizan fanaka fang farah faraja farangiz fares farhiya farhod farhunnisa farid farijika fariz
    farouk farzona fathonah fatima fatma fatteh fatuma fausto fazil fazli febi fedde federica federico fehintola
    felicia felicitas felipe felix fella ferdinand ferenc ferhat feriel fernand fernanda fernando fibikemi fidan
    fidel fidvi fiifi fikayomi filip filipa filipe fimar finn fiona firdavs firdovsi firudin fitria fitriani flavio
    flemming flor flora florence florencia florian floris fodil folashade folu fotima fouzia fran franc francesca
    francesco francine francis francisca francisco franciska franciszek franck franco francois francoise franjo
    frans frantisek frantiska franz franziska freddy frederic frederick frederico frederique fredrick fredrik fredy
    fricis fritz frode fuma fuzuli gabino gabor gabriel gabriela gabrielius gabriella gabrielle gabrielly gael gaida
    gaja galina gambo gang gary gaspar gasti gaston gatis gawati gbadebo gbolahan gbowoade gederts geert geir gemma
    genaro genevieve genovefa genta geoffrey george georges georgette georgia georgina gerald gerard gerd gergely
    gergo germaine geronimo gertrud gethera geza ghaliyati ghazanfer ghilas gifty gil gilbert gilles gillian gina
    giovanna girts giulia gizella gladys gloria godelieve goma goncalo gonzalo goran gordana gordon graham gregoire
    gregor gregory greta grete grethe grieta gro grzegorz guadalupe gugu gugulethu guido guilherme guillaume
    guillermina guillermo guiying gulay gulcin gulfaam gulmira gulnar gulnaz gulnur gulsum gultac gulus gulustan
    gulxar gulzar gunars gunay guney gunilla gunita gunn gunnar gunta guntars guntis gustav gustavo gyongyi gyorgy
    gytis gyula habib habiba habibu hadassa hadicha hadithi hadiza hadjer hafsat hai haiba hajnalka hakan hakon
    halid halima halisi hamid hamis hamish hamza hana hanako hanh hania hanja hanna hannabel hannah hanne hannele
    hannu hans hanss harald harambee harijs harnail harri harriet harry haruka haruna hashiki hassan hatima hauwa
    havard hawehindi hayat hayley hazeem hector hedvika hege heidi heikki heinz heitor hekima helen helena helene
    helge hellen hellena heloisa henri henriette henrik henriks henrique henry herman hermanis hernan hernando
    hicran hidaya hideki hilde hiroshi hoang hocine hodari hong honore hortense horymir houcine houda howard hrvoje
    hubert hugo hugues humaiya humayra humoyun hung huong huy huzaifa hynek ian iara ibidapo ibironke ibolya ibrahim
    ibrohim ida ieva ifeanyi ifechukwu ifeoma ifora ifunanya ige ignac ignacio ignacy igor igors ika ikenna ikeoluwa
    ikram ildiko ilga ilija ilmari ilmars ilona ilse ilyes ilze imants imany imara imene imona imre imron ina inara
    indra indrek indrikis ines inese ineta inga inge ingeborg ingemar inger ingrid inioluwa inkeri intizar iren
    irena irene iretioluwa irina irmeli isaac isabel isabela isabella isabelle isabelly isadora isaque isaya
    iseoluwa ishola isidora isis islom ismael ismail issack istvan itanya ituri iva ivan ivana ivanka ivar ivars
    iveta ivica ivka ivo ivona iyabode iyadunni iymona jaakko jaan jaana jaanus jabulani jackline jackson jacob
    jacqueline jacques jadranka jahi jahongir jaime jairo jake jakobs jakov jakub jalia james jamie jamila jamshid
    jan jana jane janet janez jangwa jani janice janina janja janko janne janos jari jarmila jaromir jaroslav
    jaroslava jaruwan jasiri jasmina jasminka jasna jason javier javiera javohir jazmin jean jeanne jeannine jeannot
    jeffrey jekaterina jelani jele jelena jennifer jenny jeno jens jeremias jeremy jernej jeroen jerome jerzy
    jessica jesus jevgeni jhon jie jina jindrich jindriska jing jinjuta jiri jirina jitka joakim joan joana joanne
    joao joaquim joaquin joe joel joelle johan johana johann johanna johannes john jokubas jolan jolana jon jonas
    jonathan jordi jorge jorgen joris jorma jorunn jose josee josef josefa josefina josep joseph josephine josette
    joshua josiane josip josipa josko joso josue josy joyce jozef jozefa jozica jozo jozsef jua juan juana judit
    judita judith juha juhani juho jukka julian juliana julianna julie julien juliet julieta julijana julio julita
    julius juma jumaane jun juraj jure jurg juri jussi justas justin justinas justiniani justyna juwon kaarina
    kabiru kachela kacper kada kadri kahina kaique kaja kajetan kajus kalervo kalevi kalina kalman kaluwa kamil
    kamila kamilly kamolchanok kamron kana kaombwe kaori karama kare karel karen kari karin karina karl karla karlo
    karmen karol karoliina karolina karoline karolis karoly kashangaki kaskazi kata katalin katariina katarina kate
    katharina katherine kathleen kathryn katia katica katie katja katrien katrin kazuya keith keji kelechi kelly
    kelvin kenichi kennedy kenneth kenyangi kerstin kevim kevin khaan khadidja khadija khaled khalil khamani khamisi
    khanyisile khoa kiah kiapo kibafupia kibibi kiburi kijana kijani kikelomo kim kimberly kimbilio kinubi kipenzi
    kirsten kiume kjell kjersti kjetil klara klemen klement knut kodchaporn koen kolawole kondo konrad konradi konul
    korede kornelia kosisochukwu kovu kris kristi kristian kristiina kristijan kristin kristina kristine kristjan
    kristof kristoffer kristupas krisztian krisztina krystian krystof krystyna krzysztof ksawery kulnun kumiko
    kunaporn kurt kyara kyle kyllikki kyosuke lacin ladina ladislav laetitia laia laila lajos lam lamine lan lana
    langalibalele lara larissa lars laszlo laura lauren laurence laurent lauri laurin laurynas lautaro lea leah
    leandro lee leena lei leidy leif leila leke lena lene lennart leo leon leonardo leonie leonor leos lere leticia
    levente levi lewis leyla leyli lia liam libor lidia lidija liisa lila lilia lilian liliana liliane lina linda
    linet linh linn linnea lionel lisa lisandro lise liv livia liwia ljiljana ljubica ljubov ljudmila loic lola
    londisizwe londiwe lorena lorenzo lori lotfi louis louise lourdes lourenco lovisa lovre lovro luana lubomir
    lubos luc luca lucas lucia luciana luciano lucie lucien lucija lucio lucy ludmila luis luisa luka lukas lukasz
    luke lungile luyanda luz lwandile lydia lyna lynda lynn maarit maarten maaya maciej madeleine madina maftuna
    magdolna magne magnus mahmud mai maia maie maija maina maja maksim maksymilian malak malea malena malik malin
    malle malwina manabu mandla mandlakhe manel manon mantas manuel manuela mara marc marcel marcela marcelina
    marcell marcelle marcelo marcin marco mare marek margaret margareta margarita margit margot margrit marguerite
    margus mari maria marianna marianne marie mariette marija marijan marika marin mario marita marius marja marjan
    marjatta marjeta marjona markas markku marko markus marleen marta martha marti martin martina martine marton
    martti martynas marwa mary maryam massinissa matas mate matej mateja mateo mateusz mathias mathieu mathilde mati
    matias matic matilda matjaz mats matteo matthew matthias matthieu matti mattias matyas maureen maurice mauricio
    maxime maximilian maximiliano maximo maya mcebisi meelis megan mehdi mehin mehrimoh melania melanie melina
    melinda melissa mercedes meriem merike meyransa mia micaela michael michal michel michele michelle miguel miha
    mihael mihaly mihhail mihkel mika mikael mikako miki mikko miklos mikolaj milagros milan milana milena millicent
    milo milosz mina mindaugas minenhle ming minh minna minoru mira miran miriam mirko mironshoh miroslav mituru
    mizhir mlungisi mnqobi modupe mofifoluwa mohamed mohammed mohand mohinur mojca mojisola mojisoluwa momoko monica
    monika monique montserrat mora moradeke morayo morena morenike morolake morten moses mosinmileoluwa mosunmola
    motunrayo mouloud mounir mourad moussa moyosore mthokozisi mubina muhammad muhammadali muhammadamin muhammadayub
    muhammadrizo muhammadumar muhammadyasin muhammadyusuf muhammadziyo mulayim munisa mursalina musa musfira
    mushtariy muskunaz muslima mustafo mustapha muxlisa muzayyana mwangi myriam mzamo nacer nada nadezda nadia
    nadine nadir nafula nam nanami nancy naoki naoko naomi naoto narimane naringul nasiru nassim natalia natalie
    natalja natasa natasha natasza natella nathalie nathan nathaniel nattawun nawal nazim nazli ndumiso nedas nedjma
    neil nejc nela nele nelly nelson nerijus nesrine neza ngoc ngozi nhat nhien nhlanhla nicholas nico nicola
    nicolas nicole nigar nigel nihad nihal niina nika niklas nikodem nikolai nikolett nils nina ninioluwa niracha
    niyilolawa njabulo nkazimulo nkiruka nnamdi nneka noa noah nobantu nobuhle noel noemi nojus nokulunga nolan
    nomagugu nomalanga nomasonto nomathalente nomathemba nomcebo nomthandazo nomusa nomvula nonhlanhla nonjabulo
    nonso noppakao nora norbert nothando nour noxolo nozibusiso nozizwe nqobizitha nubar nuria nuriya nurlana nutcha
    nutkrita nutwadee oba obanijesu obianuju obinna ochieng octavio odette odhiambo ofeliya ogechi okechukwu olaf
    olajumoke olasunmbo olavi oleg olga oliver olivia olivier oliwier olof ololade oluchi olufunke olufunmilayo
    oluwakemi olwethu omar omina omobolanle omodunni ona onyinye orlando orsolya orvokki osamu oscar osiyo oskar
    oskari otieno ouanes oussama owethu oysha ozioma pablo pachongruk pada paivi pak pakjira pal paloma pamela
    pannawich paola pascal pascale patchaploy patcharaporn patience patricia patricio patrick patrik patryk pattamon
    pattapon pattatomporn pau paul paula pauliina paulina pauline paulius pavel pavla pawan pawel peace pedro peem
    peeter pekka pentti peter petra petri petteri phenphitcha philip philipp philippe phillip phubes phuc phuong
    pierre pieter pijus pilar ping pintusorn piotr piret pirjo pirkko piroska pol pornchanok prames priit prima
    przemyslaw puntira purity qaratel qiang quang quentin qumru rabah rabi racha rachel rachid rafael rafal raija
    raimo raivo ramiro ramon ramzi rania raphael ratchanon raul rayan raymond rayyona rebecca reet rei rein reka
    renata rene renee reto riad ricardo richard rida riina riitta rika rim risto rita ritva robert robertas roberto
    robiya robyn rocio rodrigo roger rohaan rok rokas roksana roland rolf romain roman ronald ronny rosa rosmarie
    roza rozalia ruben rudolf ruhshona ruqayya ruth ryan ryohei ryosuke sabina sabine sabrina sadia safina safiya
    sakari sakina salohiddin salvador samandar samantha sami samir samira samiya samuel samuli samwel sander sandile
    sandor sandra sandro sani sanjar santiago santino sara sarah sardor sari sarunporn sarvar sarvinoz satomi satu
    sayuri scott sean sebastian sebastien seija selina seppo serge sergei sergey sergio sevinch shahina shahnoza
    shahzoda shamsuddeen shane shannon sharon shawn shehu sheila shohei shohjahon shohrux shota shukrona sibonelo
    sibongile sibusisiwe sibusiso sihawukele siim silondile silva silvia simon simona simonas simphiwe sina sinikka
    siphesihle sirje sirpa sisko sithembiso sitiwat sittikorn siv siyabonga slavko sofia sofie soliha somadina
    somtochukwu sonia sonja sophia sophie sorawut sotaro spela sphiwe srecko stanislav stanislava stanislaw stanko
    stefan stefanija stella stephan stephane stephanie stephen steven stig stijn stuart sumayya supasit supasita
    susan susanna susanne suvakit suwijuk suzana suzanne sven svetlana sylvie sylwia szabolcs szilvia szymon tabitha
    tadas tadej taichi takuma tamara tamas tammy tania tanimu tanja tao tapani tapio tarja tarmo taro tatiana
    tatjana tautvydas teemu teetat tellervo teresa terezia thabani thabisa thabisile thalente thandazile thandeka
    thandiwe thando thanh thao thembeka thembekile thembile thembisile theo therese thiago thierry thomas thuthukile
    tibor tiffany tiina tiit tiiu tim timea timo timothy tina tiziano tjasa tobias todd todsawun tola tom tomas
    tomasz tomaz tommy tomoya tonu tony toomas tracey tracy triin trong trung tsubasa tunchanok tunde tung tunradee
    tuomas tuula tuulikki tyler tymon tymoteusz uche uchenna ujunwa ulf ulla ulle ulrich ulrika umar urmas uros urs
    urska ursula urszula usman usmon vakris valentin valentina valentino valeri valeria valerie valtteri vanessa
    veerle veikko vello verena veronica veronika veronique vesna vicente victor victoria vida viktor viktoria vilius
    ville vincent viola violeta virginie vivian viviana viviane vivien vladimir vusumuzi vytautas walter wanjiru
    wasin wayne wei wendy werner wiktor william willy wim winnie wojciech xavier xia xiulan xiuying xuan yada yahyo
    yan yaneth yang yanisa yasin yasina yasmina yasuhiro yen yoichi yoko yolanda yong yosuke yui yuki yumiko yunus
    yusuf yuta yves yvonne zachary zahro zainab zakhele zan zayd zdenka zenzele zenzile zibuyile ziga zinhle zoe
    zoltan zsofia zsolt zsuzsanna zubayr
"""
"""Frequent given names of some fifty languages, without accents; words of everyday English are not here."""
