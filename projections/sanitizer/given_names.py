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
    aaban aachal aaden aadhya aadi aafiya aagot aalim aaliyah aanuoluwapo aaqil aarav aarini aarne aaron aarush
    aaryan aashi aasim aayan aba abayomi abbas abbey abbi abbie abbos abby abdelatif abdelkader abderaouf
    abderrahmane abdi abdis abdu abduaziz abduboriy abdul abdulhamid abdullah abdullahi abdulloh abdulsamed
    abdulsemet abdumalik abdurahmon abebi abeer abeiku abel abelardo abelone abena abeni abhiram abigael abigail
    abigaili abilio abina abiodun abiona abiye abner abosede abraham abram abril abror abubakr abyasa achieng
    achille achim acikel acilay ada adaeze adak adalbergur adalbert adalberto adalborg adam adamo adams adan adda
    addison adebayo adebiyi adebowale adebukola adedayo adedeji adekitan adekola adekunle adel adela adelaida
    adelaide adelardo adelasia adelbert adele adeleke adelheid adelia adelina adeline adem aden adenike adeniyi
    adeolu adeoti adepeju aderopo adesewa adeshina adesoji adesua adetayo adetoke adetoun adeyi adhra adi adia
    adiarja adigun adil adimu adina adinata aditi aditya adnan adolf adolfine adolfo adolfs adolphe adomas adonis
    adrian adriana adriane adrianna adrianne adriano adriel adrien adrienn adrienne adrijana adunni advaith advik
    advika adviye adwoa adya aedan afaq afia afiq afolarin afonso afra afruza afton afua aga agahadi agamali agamusa
    agastya agata agatha agathe agca aglaia agne agnea agnes agnesa agnese agneta agnieszka agostina agostino agris
    agusta agustin agustina agustus ahmad ahmed ahmet ahsen aicha aida aidan aideen aiden aiga aigars aija aijuka
    aiko aila aileen aili ailis aime aimee aina ainars aine aino ainoa aisha aishani aishling aisling aislinn aistis
    aisyah aitor aivar aivaras aivars ajala ajan ajani ajay ajda ajeng ajiman ajna ajoke akanmu akarsana akash akbar
    akboga akcabay ake akemi akgunes aki akif akiko akinkunmi akinlabi akinwale akinyi akira akkerman akmal akobir
    akos akosua akram akseli akshay akua akumaa akumu akwasi akwesi akyildiz alade aladin alain alamu alan alana
    alanalp alanna alannah alba alban albeiro albert alberta alberte albertina albertine alberto alberts albin
    albina albino albrecht alcides alda aldar aldis aldo aldonza ale alea alec aleix alejandra alejandro alejo aleks
    aleksandar aleksander aleksandr aleksandra aleksandras aleksandrs aleksanteri aleksei aleksi alen alena alenka
    ales alessandra alessandro alessia alessio aleta alex alexa alexandar alexander alexandr alexandra alexandre
    alexandria alexandrie alexandru alexe alexei alexej alexia alexis alf alfheidur alfio alfons alfonsina alfonso
    alfred alfredo alfreds algirdas algot ali alica alice alicia alida alika alin alina aline alinur alirio alis
    alisa alise aliseydi alisha alisik alison alissa alisson alistair alistar alix aliya aliyu alize alja aljosa
    alla allahverdi allan allana allegra allen allison ally alma almasi almaz almira almus almyra alois aloisia
    alojz alojzij alojzija alondra alonso aloys aloyse alphons alphonse alphonsus alpin alston altin altinisin alva
    alvar alvaro alvin alvine alwin alwina alwine aly alya alyona alysha alyssa alzbeta alzina ama amada amado
    amador amahle amaira amaka amalia amalie amalija amanda amandine amani amar amara amarachi amaro amaya ambar
    amber ambrose amedeo amel amelia amelie amelija americo amerigo ami amie amin amina aminatu amine amir amira
    amit amleto amoke amon amondi amope amos amparo amra amri amrita amy amza ana anabel anabela anabella anahi
    anahit anais analia anamaria anamika anand ananya anas anasa anastacia anastasia anastasie anastasio anastazie
    anastazja anatoli anay ancuta anda andela anders anderson andile andjela andor andra andras andre andrea andreas
    andree andreea andrei andreia andrej andreja andrejka andrejs andrena andres andress andrew andrey andri andrija
    andrin andris andrius andrus andrzej andwele andy ane anej anemona anes aneta anete anett anette anezka angalia
    angantyr angavu angela angele angeles angelica angelika angelina angeline angelique angelita angelo anggabaya
    anghelina angie angus anh ani anibal anica aniela anika aniko anil anina anis anisa anisoara anissa anita anja
    anjali anjolaoluwa anka anke ankica ankit anmol ann anna annabel annabell annabella annabelle annah annalena
    annaliese annalisa annalise annamaria annamarie anne anneke annelene anneli annelie annelies anneliese annelise
    annelore annemarie annemie annetta annette anni annibale annick annie anniina annija annika annikki annina
    annita anny anon anoni anouk ansaldo anselmo ansis ansora antal antanas ante antero anthony antim antje anto
    antoine antoinette anton antonella antoni antonia antonie antonietta antonija antonin antonina antonino antonio
    antonius antons antony antra ants antti antun anu anunciacion anusha anvar anvi anya anyango anze aoibhinn aoife
    aparna apisara apolena apolinar apollo apolonia apostolos aqil arabella araceli aracely aradhana aral aram aran
    aranka aras arcan arcelia archie arda ardis ardita arent arezki argils ari aria ariadna arian ariana ariane
    arianna arianne arie ariel ariele ariella arif arija arijus arike arild arin arina arinola aris arisara aristide
    aristita arja arjun arkadiusz arkady arlene arlet arlette arley arlo armand armandas armando armands armas armen
    armenia armida armin arminas arnaldo arnau arnaud arnaude arnbergur arndt arne arnika arnis arnleifur arno
    arnold arnoldas arnoldo arnolds arnost arnulf arnulfo aroa aroha aron aronas arora arpad arran arrie arron
    arsenie arsenio arta artan artawan artem artemio arthur artis arto arttu artturi artur arturas arturo arturs
    artyom aru arun arusi arvid arvids arvind arvo arvydas arya aryan arzu asa asad asafe asake asali asani asanti
    asatira asbjorn ase asgerdur asha asher ashlee ashleigh ashley ashling ashok ashton asi asif asila asilbek asim
    asiman askja aslan aslijan asma asmianto asmini asmira assunta asta astbjort astmundur astrid asuka asuncion
    asvor atabala atena atenulf atgun athena athumani atiena atieno atilio atinuke atit atiyye atlas atma atsushi
    attaf attila attracta aud aude audkell audna audrey audrius augusta augustas auguste augustin augustina
    augustine augusto augusts aukusti aulikki aulis aunyaporn aura aurea aureja aurel aurelia aurelian aurelie
    aurelien aurelija aurelio aurimas aurora aurore ausma ausra ausrine austin austra ava avgust avi avni avraham
    avram avril awamiri awero awesi awlya axel axelle aya ayaan ayaka ayan ayana aybora aycagul aydan ayden aydin
    ayesha aygul aygun ayinde ayinke aykut ayla ayleen aylin aylla aymen aynur ayodeji ayodele ayoka ayoub aysar
    ayse ayseana aysel aysema aysoy aysu ayten aytoz ayu ayub ayumi ayush azaan azad azahara azeglio aziz aziza
    azizi azra azucena baaba baaizeed baashir baasim baba babasola babatunde babatunji babawale babe babette badr
    baghyawati bagiya bahadir bahadurjit bahari bahittin bahtinur bahuwarna baiba bailey bakda bakidin bakiono
    baktiono balangga balaxanim balazs baldassare baldur baldwin bale balendra balhaar balijan balinda balint
    baltasar balthasar balvan balz bambad bambi banawa bandile banjeet bao baptiste baqar bara barak barbara barbora
    barbro barbu barica baris barna barnabas barry bart bartek bartholomaus bartholomew bartley bartolomej bas
    basaam basarab basem basharat basil basilio basim basriye bastiaan bastian bastien batirhan batool baudelio
    bautista bayram bayron bayzettin beadie beata beate beatrice beatrix beatriz beau bebe becky beda bedri bedrich
    behiza behruz beinir bekim bela belen belinda bella bello ben benadik benard benas bence bendeguz benedek
    benedetto benedict benedicte benedikt benedita bengt beni benice benicio benidikta benigna benita benito
    benjamim benjamin bennie benno benny benoit benol benone benson bent benta bente benthe bento benvenuto berat
    berend berends berenice berg bergfridur bergrun berit bernabe bernadett bernadette bernadine bernard bernarda
    bernardino bernardita bernardo bernd berndt bernetta bernhard bernice bernt berra berran bert berta bertalan
    bertha berthe bertil bertram bertrand bertulis beryl besey beshte besnik betania beth bethan bethany betina
    betsy bettina betty beula beverley beverly bhanumati bhavika bhavna bhekani bhekisisa bhekizizwe bhekokwakhe
    biagio bianca bianka bibi bibiana bibisora bibuwa bidayet biel bienvenida bilal bilender biljana bilkisu billie
    billy bilol bimala bina binay birger birgit birgitta birgitte birkir birte birthe biruta biserka bitten bitul
    bjarkey bjarmi bjarne bjarnthor bjarny bjorg bjorn bjort bladimir blahoslav blaine blair blake blanca blanche
    blanduzia blanka blas blaz blazej blazena boas boaz bob bobby bobur bodil bodo boe boel bogdan boglarka bogomir
    bohdan bohdana bohumil bohumila bohumir bohus bohuslav bohuslava bojan boje bolatito boleslav boluwatife boma
    bonface bongani bonifac boniface bonnie bonu boone borbala borg borge boris borivoj borja borje borut borys
    botond bouchra bozbag bozena bozica bozo brad bradley brady brahim bram brandan branddis brandi brandon brandusa
    brandy branislav branislava branka branko braulio braxton brayan brayden breandan breanna breda brencis brenda
    brendan brendon brennen breno brent bretislav brett brian briana brianna brice bridget bridie brielle brien
    briet brigid brigida brigita brigitta brigitte brijesh brilyant brinda brit brita britney britt britta brittany
    brittney brjann brodie brogan bronagh bronislava bronwyn brooklyn bror brown bruce bruna brunhilde bruno bryan
    bryce bryony bucur bukola bunmi bunyamun buraid burakhan burk burkni busara busisiwe busranur byrd byron cacilia
    caetana cagak cagdan cahal cahan cahangir cahyanto cahyono cailum caio caitlin caitlyn caitriona cakirca
    cakrabuana cal calcedonio caleb calebe caleigh calista calixta calixto callum calogero calvin cameron camil
    camila camilla camille camillo camillus camilo campbell camryn canan candace candela candelaria candelario
    candice candida candido candra cannur canur caoilfhionn caoimhe caolain caomhan capa capucine cara caragh caren
    caridad carin carina carine carl carla carlijn carlo carlos carlota carlotta carly carmel carmela carmelita
    carmelo carmen carmina carmine carminho carola carolann carole carolin carolina caroline carolyn carolyne carrie
    carroll carsten carter cas casandra casey casiana casper cassandra cassidy cassie cataleya catalin catalina
    catarina caterina cathal catharina catherine cathi cathleen cathrin cathrine cathriona cathy cato catrin catrina
    catriona catur caua caue cavad cawuk cazimir ceasar cebrian cecelia cecil cecile cecilia cecilie cecilija cedric
    ceferino celal celeste celestin celestina celestine celestino celia celina celine celso cemalettin cemani
    cengkal cerasela cerci cesar cevregul ceyhun ceyla ceyran cezar cezary chabane chad chaifah chaim chaitaly
    chaiwut chakradev chalisa chaman champak chanchal chandani chandra chandran chandresh chanez chanikan chaniya
    channing chantal chantel chantelle chanya chao charis charlene charles charlie charline charlize charlotta
    charlotte charly charmaine charo charos charvi chashida chatura chau chausiki chavvi chawin chayanin chayapat
    che chelo chelsea chelsey cherie cherif cherith cherri cheryl cheusi cheyenne chi chiamaka chiara chibuzo chidi
    chidimma chidinma chigozie chijioke chinedu chinelo chinyere chioma chipo chipukizi chiraz chiyo chizoba chloe
    christa christel christelle christer christi christiaan christiana christiane christianne christie christin
    christina christine christl christof christofer christoffer christoph christophe christopher christos christy
    chuki chukwudi chukwuemeka chunhua chus cian ciara ciaran ciarrai cici cielo cillian cimnaz cindoruk cindy
    cingiz cinta cinthia cintia cipriana cipriano ciriaco ciril cirillo ciro citlali citra claes clair claire clara
    clare clarence clarice clarisa clarissa clarisse clark claudette claudia claudie claudine claudio claudiu
    claudius claudy claus clayton clelia clemence clemens clement clemente clementina clementine cleopatra cleto
    cleva clifford clifton clinton cliodhna cliona clive clodagh cloe clotilde codie codrin codrut cody cogay cohen
    coleman colette colin colins colleen collette collin collins colm colton colum columba comfort conal conall
    conan concepcion concepta concetta concha conchita conchur conleth conn connell connie connor conny conor conrad
    conradin constanca constance constanta constantin constantino constanza constanze consuela consuelo cora coraima
    coral coralia coralie cordula corentin corey corina corine corinna corinne coriolano cormac corneille cornel
    cornelia cornelio cornelis cornelius corona corrie corsin cortney corvin cory cosima cosimo cosqun costache
    costantino costin courteney courtney craig cressie crina cristal cristea cristhian cristian cristiano cristina
    cristobal cristofer cristopher cruz csaba csilla csongor ctibor ctirad curt curtis custodio cvetka cvetko
    cynthia cyprian cyril cyrille cyrus daan daawood dace dacian daciana dadap dadi dafina dafne dag daggros dagmar
    dagmara dagny dagobert dagoberto dai daichi daiga daija daina dainess dainis dainius daire daisuke daiyaan
    dakoda dakota dakshesh dalaja daler dalia dalibor dalili dalima dalimin dalkilic dalli dalton dalvin damaris
    damian damiano damien damife damijan damir damjan damjana damon damu damyanti dan dana danae dangelo dani dania
    danica daniel daniela daniele danielius daniella danielle daniels danijel danijela danilo danjuma danna
    dannielle danny dante danu danuse dany daphne dara daragh darcy daren daria dariana darijan darin darina dario
    daris darius dariusz darja darko darlene darmana daron darragh darran darrell darren darri darrin darryl darryn
    darsh darta dartono dary daryani daryl dasa dashawn dastageer daudi dave davi david davide davin davis davit
    davnet davor davorin davy dawid dawud dayamai dayana dayita dayna deane deanna dearbhail dearbhaile dearbhla
    debbie debby debora deborah deborrah debra decebal declan deeann deepa deepak deepika deha deidre deirdre deisy
    deividas dejan delfina delfino delia delmer delora delphine demetra demetrio demi demian demilade demiriz denes
    deniis denis denisa denise denisse deniz dennis denny dereck derek derick dermot derrell derrick dervla
    desiderio desiree desmond despina destany detlef devansh devi devika devin deviner devon deward dewi deyanira
    dezider dezso diamond dian diana diane diann dianna dianne diar diarmaid diarmuid dickson dida didier diego
    dierk dieter dietlind dietmar dietrich dilan dilara dildora dilja dillon dilnoz dilnur dilsad dilsitan dimas
    dimitri dimitrios dimitris dina dinah dincsu dinesh dinis dino dinu diogo dion dionicio dionigi dionisia
    dionisio dionne dipta dirk dita ditte dittmar divya diya diyor diyora djamel djuana dmitri dmitry dmytro
    dobromila dobroslav dobroslava dodo dogansah doina dolly dolores domagoj domaldi domas domen domenic domenica
    domenico domhnall dominga domingo dominic dominick dominik dominika dominique dominyka domitila dona donal
    donald donat donatas donatella donatello donato donghyun dongwook doniyor donna donncha donovan dora dorcas
    doreen dorel doretha dori dorian doriana dorin dorina dorine doris dorli dorota dorotea doroteja dorothea
    dorothee dorothy dorottya dorte dorthe doru douglas douglass dounia dov dovile dovud dovydas doyinsola draga
    dragan dragana dragica drago dragos dragutin drahomir drahomira drahoslav drahoslava drajat drazen drema dries
    driton dua duane duarte duc dufthakur duje dulce duma dumisani dumisile dumitrana dumitru duncan dung dunia
    dunja dunya dunyamali dunyo duong durante durdica durdona durgadin durna duro durodola durrusehvar duruk dusan
    dusanka dustin duvan duwayne duyen dwayne dylan dzidra dzintars dzintra eakumbu eamon eamonn eanna eavan ebba
    ebbe ebele ebenezer eberhardt ebonney ebuka ecemis eckhart ecrin eda edda eddie eddy edel edelgard edelmira
    edelmiro eden eder edgar edgaras edgard edgardo edgars edin edina edinson edison edita edite edith editha edmond
    edmund edmundo edmunds edna ednah edoardo edouard edson eduard eduarda eduardo eduards edvard edvardas edvin
    edvinas edvins edward edwin edwina eemeli eemil eero eesha eetu eeva efrain efrat efren eftimie egbert egenur
    eggert egidijus egil egils egle egon egzona ehan ehud eidar eidunn eidvile eija eila eileen eilis eilish
    eimantas eimear eimer einar einari einer eino eiravati eirik eirika eitan eitel eivind ejaz ekani ekansh
    ekantika ekapad ekaterina ekavir ekene ekmel ekow ekrem ekta ekundayo ekundu ela eladio elaf elaine elariz elba
    elbert elcin elda eldar eldon elea eleanor eleanora elemer elena eleni elenore eleonora eleonore eleuterio elfa
    elfida elfie elfriede elgin elgun eli elia eliabeth eliakimu elian eliana eliane elias elie eliecer eliezer
    elijah elimar elin elina eline elingunnur elinor elio eliona eliot elis elisa elisabet elisabeta elisabeth elise
    eliseo elisha eliska elita eliza elizabeta elizabete elizabeth elize elke elkin ella ellen elli ellie ellinor
    elliot elliott ellis elly elma elman elmar elmars elmer elmeri elmidar elmira elmo elna elnur eloa eloah elodia
    elodie eloi eloisa eloise elon elona eloy els elsa elsbeth elsebeth elsie elsy elton elturan elva elvan elvia
    elvin elvina elvira elvis elvy elxan elyas elza elzbieta ema emanuel emanuela emanuele emanuella emanuelly emas
    embla emeka emelia emelie emelina emeline emely emer emerald emerson emese emiel emiko emil emile emilia emilian
    emiliana emiliano emilie emilija emilio emilis emilly emils emily emin emine emir emma emmaculate emmalee
    emmanuel emmanuelle emmet emmett emmi emmy emre emrullah emy encarnacion enda endra endre ene enea enes engiljon
    engin engla eniko eniola enna ennio enock enola enrico enrika enrique enriqueta ensio enver enya enzi enzio enzo
    eoghan eoin epifanio eraldo erasmo erastus erbay erbil erdogan erdursun eremia eren ergun erhard eric erica
    erich erick erik erika eriks erina eris erkan erkilic erkki erla erland erling ermanis ermenegildo ermes ermine
    erna ernest ernestas ernestina ernestine ernesto ernests erno ernst erny erol erten ervaniye ervin erwin eryk
    eryn erzsebet esa esau esenbay esi esko esmarelda esmee esmeralda esmira esparta espartaco espen esperanza
    espiridion esra esteban estefania estefany estela estella estelle ester estera esther estiono estiven estrella
    esupofo eszter eta etela etelka etelvina etha ethan ethel etienne etiqad etna etta ettore eufemia eufrosina
    eugen eugene eugenia eugenie eugenio eulalia eunice eunika eunji eunjung eusebia eusebio eusebiu eutimio eva
    evald evaldas evalds evalena evaline evan evance evangelia evangelina evangelista evans evaristo evde eve
    evelien eveliina evelin evelina eveline evelio evelyn evelyne everline everlyne evert evgeniya evgeny evi evie
    evija evita evy ewa ewald ewan ewatomi ewelina eyglo eyjolfur eyyub eyyup ezekiel ezequiel ezio ezra fabia
    fabian fabiana fabien fabienne fabio fabiola fabrice fabricio fabrizia fabrizio facundo fadekemi faderera fadile
    fahari fainche faisa falak falgeir fanaka fang fanndis fanni fanny faqid farah farai faraja farangiz faras fares
    farhan farhiya farhod farhunnisa farid farijika fariq faris fariz fariza farouk faruk farzona fatih fatiha
    fatima fatinur fatma fatteh fatuma faustas faustino fausto fay faye fazil fazli fazul feargal fearghal febe febi
    federica federico fedor fehintola felice felicia feliciana feliciano felicie felicitas felicity feliks feline
    felipa felipe felisa felix fella femi femke fenne ferahdiba ferdinand ferdinando ferenc fergal fergus ferhat
    feriel fermin fermuta fernand fernanda fernande fernando ferney fersan fertram feruza festus fiamma fibikemi
    fidan fidaye fidel fien fiifi fikayomi filip filipa filipe filippa filippo filomena finbar finbarr finn finnboga
    finnegan finnvardur finola fintan fiona fionntan fionnuala fiorino firdavs firdovsi firudin fisnik fitan fitria
    fitriani flannan flavia flavio flaviu flemming fletcher fleur floarea floki flor flora flore florence florencia
    florencio florent florentin florentina florentine florentino florian floriane florica florin florina florinda
    florine floris fodil folake folashade folke folu fortunata fortunato forum fotima fouzia frado fran franc franca
    france frances francesca francesco franci francia francies francine francis francisca francisco franciska
    franciszek franck franco francois francoise franjo frankie franklin franky frans frantisek frantiska franz
    franziska frar frazer freda freddy frede frederic frederick frederico frederik frederique fredi fredo fredric
    fredrick fredrik fredy freja french fresia freya fricis frida fridah fridbergur fridbjort fridny fridolin
    fridrich fridrik frieda frieder friederike friedrich fritz frode frodmar frusina fryderyk fugen fuma fumiko
    funmilayo fura fuzayl fuzuli fyodor gabi gabino gabor gabriel gabriela gabriele gabrielius gabriella gabrielle
    gabrielly gaby gada gading gael gaelle gaetan gaetano gagan gaia gaida gail gaiman gaja gal gala galar galina
    galur gamanto gambo ganda ganep gang gantar garang gareth garfield garima garret garreth garrett garri garry
    gary gaspar gaspare gasti gaston gatis gatra gaurav gauri gautami gavan gavin gayathri gayatri gaylen gaylene
    gaynell gbadebo gbolahan gbowoade gearoid gebhard gederts gediminas geert geeta geir geirfridur geirhjortur
    geisli gejza gelsomina gelu gema gemma genaro genesis genevieve gennady gennaro genovefa genoveva genta gentiana
    geoffrey geofrey georg george georgel georges georgeta georgette georgia georgiana georgina georgine georgios
    gerald geraldine geraldo gerard gerardine gerardo gerd gerda gergely gergo gerhard gerhardt geri gerlinde
    germaine german gerold geronimo gerrit gerry gerson gert gertrud gertruda gertrude gerwin gestny gethera gevorg
    geza ghaazi ghalib ghaliyati ghasaan ghazalan ghazzal ghenadie gheorghe gheorghita gherghina ghilas ghislain
    ghislaine ghulaam ghusharib gia giacobbe giacomo giada giampaolo gian giancarlo gianfranco gianluca gianluigi
    gianna gianni gianpietro gibson gica gideon giedrius giel gifty gijs gil gilad gilbert gilberte gilberto gilda
    giles gilles gillian gilman gina ginette gino gintare ginyas gioacchino gioele gioia gion gionata giorgi giorgia
    giorgian giorgio giorgos giosue giovanna giovanni giovanny girindra girish girolamo girts gisela gisele giselle
    gislrun gisselle gitte giulia giuliana giuliano giulietta giulio giuseppa giuseppe giuseppina gizella gizur
    gladis gladys glauco glenda glenn gloria goa goda godelieve godfrey goffredo gokce gokhan goknur goma goncalo
    gonul gonzalo gopal goran gorazd gordan gordana gordon gorgunay gorm gosta gottfried gotthilf gottlieb gottskalk
    goyo gracia graciela graeme graham grainne gratiela grayson grazia graziella greco greg grega gregg gregoire
    gregor gregorian gregorio gregory greta gretchen grete grethe gretta grieta grigory grimkell griselda gro
    grzegorz guadalupe gudbjort gudbrandur gudmundur gudny gudrun guenter guglielmo gugu gugulethu guido guilherme
    guillaume guillermina guillermo guiomar guiying gul gulab gulaga gulay gulbala gulbiye gulcin guldunya gulegen
    gulfeza gulinaz gulmira gulnar gulnaz gulnaziye gulnur gulseren gulsum gultac gulter gulus gulustan gulxar
    gulzar gun gunar gunars gunay gunda gunebakan guneet guneri guney gunhild gunilla gunita gunn gunnar gunnberg
    gunndis gunnel gunner gunnrun gunnvaldur gunta guntars gunter gunther guntis guoqiang gurarda gurten gust gustaf
    gustas gustav gustave gustavo gustaw gusztav guus gwen gwenda gwendoline gwendolyn gyda gyongyi gyorgy gyorgyi
    gyozo gyte gytta gyula habib habiba habibu habil haciali hacile hadas hadassa haddur hadicha hadija hadithi
    hadiza hadjer haeun hafiz hafros hafsat hafshah hagen hai haiba hailey hajnalka hakan haki hakim hakon hale
    haley halid halil halima halisi haliye halley hallgerdur hallmar hamid hamima hamis hamish hamisi hamsini hamza
    hana hanako hanh hani hania hanife hanja hanna hannabel hannah hanne hannele hannelore hannes hanni hannu hanora
    hans hansjorg hanspeter hanss haoran haralamb harald harambee harbinaz hardik hardy harekur hari harijs
    harimurti harini harish hariz harjaya harlan harley harm harold harper harri harriet harrison harry harsanto
    harsh harshil hartana hartmut hartwig haruka haruki harun haruna haruto harve harvey hasan hashiki hasim hasna
    hassan hatice hatima haudur hauwa havali havard hawehindi hayat hayato haydee hayden hayk hayleigh hayley hazine
    hector hedda hedi hedviga hedvika hedwig hedy hege heidelore heidi heidloa heidmann heidrun heidy heike heikki
    heiko heimo heinrich heinz heitor hekima hekmet helaine helen helena helene helga helge heli helina hella helle
    hellen hellena hellevi helma helmer helmi helmut heloisa heloise hema hemangini hemani hemi hendri hendrik
    hendrikka henery henna henni henning henny henri henrich henrieta henrietta henriette henrik henriks henrique
    henry heracleea herbert herberto herdis hergils heriberto herma herman hermanis hermann hermelinda hermes
    hermina hermine herminia herminio hernan hernando herrmann herta hertha hervar herve hezniye hicran hidaya hidde
    hideki hilal hilario hilary hilbert hilda hilde hildegard hildimar hildisif hildur hilkka hillard hillary
    hillevi hilma hilmar hiltrud himawan hinata hipolito hiram hiroko hiroshi hiroyuki hitesh hjalmar hjalmgerdur
    hjalte hjalti hjordis hlegestur hlin hlodver hoa hoang hocine hodari hodd holger hollie holm holmgeir homero
    hong honora honore horace horacio horatiu hordur horia horst hortense hortensia hortenzia horymir hosea houcine
    houda howard hrafnkatla hrannar hritik hrolleifur hrutur hrvoje huban hubert hudson hugborg hugh hugo hugues
    huguette hulda humaiya humayra humberto humeyra humoyun humphrey hunalp hunbogi hung hunor huong huseyin huseyn
    huseynqulu husmen hussein huy hyejin hynek hyunwoo iain ian iancu iara iben ibidapo ibironke ibolya ibraheem
    ibrahim ibrohim ibun ica icha ida ide idika idris ieremia iesa ieva ifa ifeanyi ifechukwu ifeoma ifora ifunanya
    ige ignac ignace ignacia ignacio ignacy ignas ignatz ignaz igne igor igors ihsaan ihsan ihtishaam iida ika
    ikenna ikeoluwa iker ikraam ikram ikshita ilah ilan ilari ilaria ilarion ildiko ildiz ileana ilenia ilga ilham
    ilias ilija ilim ilja ilkka ilklima ilmari ilmars ilona ilqar ilsa ilse ilya ilyas ilyes ilze ima imam imane
    imants imany imara imaran imelda imene imke immanuel imona imran imre imren imrich imron ina inara inaya incifir
    indah indali india indiana indira indra indrajit indre indrek indrikis ines inese ineta inez infant inga inge
    ingeborg ingegard ingegerd ingela ingelise ingemar inger ingetraut ingifinna ingileifur ingmar ingo ingrid
    ingrida inguna ingvar ingvi inioluwa inkeri inmaculada inna inocencio inocentiu inqilab insa inta intizar ioan
    ioana ioannis iola iolanda ion iona ionel ionela ionut iosefina ippazio ira irakli iren irena irene iretioluwa
    irfan iriana irina irine irinel irja irma irmantas irmela irmeli irmgard irmtraud irsad irya isa isaac isabel
    isabela isabell isabella isabelle isabelly isadora isaiah isaias isak isamu isaque isaya ise iseldur iseoluwa
    isfandiyor isgerdur ishaan ishani ishita ishola ishwar isidor isidora isidoro isidro isiman isis isla islam
    islom ismael ismail ismet ismoil isobel isra israel israfil issack istvan ita itai itanya ituri itzel iulia
    iulian iuliana iuliu iunn iustin iva ivan ivana ivanka ivano ivar ivars ivecen iver iveta ivette ivica ivka ivo
    ivona ivonne ivor iwan iwo ixtiyar iyabode iyadunni iymona izaaz izabela ize izidor iztok jaakko jaan jaana
    jaanus jabal jabulani jacek jacinta jacinto jackeline jackie jackline jackson jacky jaclyn jacob jacobine jacobo
    jacqueline jacques jacquline jad jadranka jaehyun jael jafet jagapati jagdish jagvi jahdami jahi jahongir jaiman
    jaime jair jairaj jairo jaka jake jaki jakob jakobs jakov jakub jalaal jalia jalmari jalol jamaal jamal jamalia
    jameel james jamie jamil jamila jamin jamshid jan jana janaki janay jane janet janeta janeth janette janez
    jangwa jani janice janick janik janin janina janine janis janja janko jann janna janne janni jannie jannik
    jannis jano janos januja janus janya jaquelin jaqueline jara jared jari jarkko jarl jarlath jarmila jarmo
    jarngerdur jarno jarolim jaromir jaron jaroslav jaroslava jarrod jaruwan jarwadi jasen jasiri jasmin jasmina
    jasminka jasna jason jasur jati jatin jatvardur javi javier javiera javohir jaxon jaya jayadi jayda jayde jayden
    jaylen jaylinn jayne jayson jazeps jazlynn jazmin jean jeana jeanette jeanine jeanne jeannette jeannie jeannine
    jeannot jeanny jedrzej jeet jeevika jeff jefferson jeffery jeffrey jefri jeison jekabs jekaterina jekaubs
    jelagat jelani jele jelena jelka jelle jelte jemma jena jenifer jeniffer jenna jennette jenni jennie jennifer
    jenniffer jennings jenny jeno jens jeppe jere jeremi jeremiah jeremias jeremie jeremy jergus jerica jermaine
    jermiah jernej jerneja jeroen jerome jeronimo jerry jerson jerzy jesper jesse jessica jessie jessika jessy jesus
    jetta jevgeni jewell jezups jhoan jhon jhonatan jhonny jianguo jianhua jie jiho jihye jill jillian jim jimena
    jimin jimmie jimmy jina jindra jindrich jindriska jing jinjuta jip jiri jirina jiro jisoo jitka jitrin jiwoo
    joachim joakim joan joana joann joanna joanne joao joaquim joaquin joaquina jocelyn jocelyne jochen jodi jodie
    jody joe joel joelle joey johan johana johann johanna johanne johannes johans john johnathan johnnie johnny
    johnpaul johnson johny joi joke jokulros jolan jolana jolanda jolanta jolene jolie jolien jolin joline jon jona
    jonah jonas jonatan jonathan jonathon jonbjorn jonhildur joni jonna jonny joojo joona joonas joost jordi jordon
    jordy jorg jorge jorgen joris jorja jorma jormundur jorn jort jorune jorunn jos jose josee josef josefa josefin
    josefina josefine joselyn josep joseph josephine josephus josette josh joshua josiah josiane josip josipa josko
    joso josphat josphine jost josua josue josy jouko jouni jovan jovana jovita joyce jozef jozefa jozo jozsef jua
    juan juana juanita juanito jude judit judita judith judy juha juhana juhani juho jukka jula jule juli julian
    juliana juliane julianna julie julien julienne juliet julieta julieth juliette julija julijana julijs julio
    julita julius juliusz juma jumaane jun juna juni junia junichi junius junjie juozas juraj jure jurgen juri juris
    jussi justas justin justina justine justiniani justus justyna jutta juul juuso juwon jyoti jyrki kaarina kaarlo
    kaashif kabir kabiru kacper kacung kada kadinana kadir kadri kaeden kahina kai kaia kaija kaique kaisa kaiser
    kaitlin kaitlyn kaito kaj kaja kajetan kajus kala kaleb kaleem kalervo kalevi kali kalina kalle kalman kalmann
    kalpana kaluwa kamal kamala kamaria kamau kami kamidin kamil kamila kamilly kamolchanok kamran kamron kamya kana
    kanak kane kanesha kania kaombwe kaori kapil kara karakucak karama karan kare kareem karel karen kari karim
    karima karimah karin karina karine karitas kariuki karl karla karley karlfried karli karlijn karlina karlis
    karlo karma karman karmen karol karoliina karolin karolina karoline karolis karoly karri karsana karson karsten
    karthik karya karyn kashangaki kashish kashvi kasif kasim kasiyah kaskazi kaspar kaspars kasper kassandra
    kasusra kata katalin katariina katarina katarzyna katcha kate katelyn katerina katerine katharina katharine
    kathe katherin katherina katherine katheryn kathi kathleen kathrin kathryn kathy kati katia katica katie katja
    kato katri katrien katriina katrin katrina katty katy kauko kavita kavurt kay kaya kayden kaye kayla kaylee
    kayleigh kaysan kayun kazim kazime kazimierz kazimir kazuko kazuo kazuya kealan keano keanu keegan keely keesha
    keeva kefser kehinde keijo keiko keira keisha keith keji kelan keld kelechi kelli kellie kelly kelsey kelvin
    kemal kemunto ken kenan kendra kenichi kenji kenn kennedy kenneth kennith kenny kenta kenyangi kenzie keri kerri
    kerrie kerry kerstin kerttu kerubo keshia kestutis ketevan ketilridur kevim kevin keya kezia khaalid khaan
    khadidja khadija khaled khalid khalil khamani khamisi khanh khanyisile khari khloe khoa kiaan kiah kian kiapo
    kiara kibafupia kibet kibibi kiburi kiera kieran kijana kijani kike kikelomo kiki kilian killian kim kimani
    kimberley kimberly kimbilio kimmo kimya kinaya kinga kingston kinubi kiojah kipenzi kipepeo kipras kira
    kiramettin kiran kirby kirgiz kiri kirill kirk kirsi kirsten kirsti kirstie kirstin kirstine kirsty kishore
    kisima kitti kitty kiume kiwara kiyoshi kjalar kjeld kjell kjersti kjetil klaas klara klaudia klaudie klaus
    klavdija klavs klemen klemens klement kliment knorr knut kobe kodchaporn koen kofi koichi kojo koko kolawole
    kolbra koloman koncagul kondo konrad konradi konradus konstantin konstantinos konstanty konstanze konul koray
    korede kori kornel kornelia kornelija kornelius kosemen kosisochukwu kostas kosuke kosukhan kotryna kovu kris
    krish krishna krisjanis kriss krista kristaps kristbjorn kristel kristen krister kristers kristi kristian
    kristiana kristianna kristie kristiina kristijan kristin kristina kristine kristjan kristleifur kristof
    kristofer kristoffer kristopher krists kristupas kristvina kristy kristyn kristyna krisztian krisztina
    krisztofer kritika krystal krystian krystof krystyna krzysztof ksawery ksenia ksenija kuchanua kujoe kullervo
    kulnun kumar kumiko kumush kunaporn kuncara kunibert kunigunda kuno kurnia kurt kurtis kurunzi kusiima kveta
    kvetoslava kwabena kwadwo kwaku kwamboka kwame kwamena kwasi kweku kweli kwesi kyalo kyan kyara kyla kyle kylie
    kyllikki kyoko kyosuke kyra kyriakos kyungsoo laban labuh lacey lachlan lacin lacramioara lada ladina ladislau
    ladislav ladislava lady laerke laetitia lafe lahiah laia laila lailati laimonis lainey laini lais lajita lajlaj
    lajos lakshit lakshmi lala lalita lam lamar lambert lamberto lamine lan lana lanang langalibalele lantar laoise
    lara laras larisa larissa larry lars lary lashunda lasmono lasse laszlo latasha latif latika latoya laugheidur
    laura laure laureano laureen lauren laurence laurens laurent laurentiu laurenz lauretta laurette lauri laurie
    laurin laurine lauris laurits laust lautaro lavanya lavinia lavize lawrence lawrencia layla laylo layth lazar
    lazaro laze lazim laziz lazzaro lea leah lean leana leander leandra leandro leaner leanne leano lee leela leen
    leena leevi lei leia leidy leif leigh leiknir leila lejla leke lekha lelia lena lene leni lenka lenn lennard
    lennart lenny lenora leo leocadio leokadia leon leona leonard leonardo leonce leoncio leone leonel leonhard
    leonid leonidas leonie leonor leonora leonore leons leontin leontina leontine leopold leopolda leopoldo leos
    lerato lere leroy lesia lesley leslie lesly leszek leticia leticija letitia letizia levan levente levi levin lew
    lewis leyla leyli lia liam lian liana liane lias liba liban libardo libby liberto libia libor libuse lica licia
    lida lidia lidija lidya lieke lien liene liepa liesbeth liesel lieve liga ligia ligita lihua liisa lila lili
    lilia lilian liliana liliane lilija lilijana lilita lilja liljana lill lilla lilli lillian lilly liman limon
    lina linas linberg linda linde lindiwe lindsay lindsey linet linh linn linnea lino lintang linus linzy lio
    lionel lior lirim lisa lisandra lisandro lisanne lisbet lisbeth lise liselotte lisette lissette liv liva livia
    livio liviu liwia liyaqat liz liza lize lizete lizeth lizz lizzy ljiljana ljubica ljubov ljudmila lloyd lodovico
    loek loes logan loic lois lola lolita lona londisizwe londiwe lone loni lonnie lopa lora loraine lorcan lore
    loredana lorelei loren lorena lorenz lorenza lorenzo loreto loretta loretto lori lorik lorin lorine loris lorna
    lorraine lotfi lothar lotta lotte lotti lou louie louis louisa louise lourdes lourenco lousie love lovisa lovre
    lovro luan luana luara lubica lubomir lubos luboslav luboslava luc luca lucas lucca luce lucentiu lucero lucette
    luchino lucho lucia lucian luciana luciano lucie lucien lucienne lucija lucila lucile lucinda lucio lucretia
    lucrezia lucy ludek ludivine ludmila ludo ludolf ludomila ludovic ludovica ludovit ludvig ludvik ludwig luigi
    luigia luigina luis luisa luisana luise luisina luiza lujza luka lukas lukasz luke lukita lulah luminita lumir
    luna lungile lunna lupe luqman lurhur lusine lutfi lutgarde luther lutz luuk luyanda luz luzia lwandile lya
    lydell lydia lydiah lydie lyna lynda lyndon lyndsay lyndsey lynette lynn lynne lynnette lynsey lyubov lyudmila
    maaike maanav maaria maarit maarten maawiya maaya maayan maaz mabel mac macarena maciej mackenzie macs madaha
    madalena madara maddison madeleine madelene madelief madeline madhav madhuri madilyn madina madini madison
    madiyan madleina madoa mads mael maelle maeva maeve mafalda maftuna magali magaly magda magdalena magdalene
    magdaline magdolna maggie maggy magne magnes magni magnolia magnus magret mahali mahaz mahdee mahdi maher mahesh
    mahfud mahigul mahika mahir mahja mahmoud mahmud mahmut mahulena mai maia maicol maida maie maija maik maiken
    maimunah maina maira maire mairead mairtin maisha maisy maite maj maja majani majd majken makara makayla makeen
    makena makhi makini makoto maks maksim maksimiljan maksymilian makunga makuu malachy malak malcolm malea malena
    malene malgorzata malia malik malika malin malina maliza malle mallory malou malte malvina malwina maman mammie
    manabu manaf manan manbir manca manda mandla mandlakhe mandy manel manfred manila manish manja manoj manola
    manon mantas mante manu manuel manuela manuelita manuella manus manya maqsud mar mara marc marcantonio marcel
    marcela marcelina marceline marcelino marcell marcella marcelle marcello marcelo marcheta marcia marcial
    marciano marcin marcio marco marcos marcus marcy mare maree marek mareks maren marga margana margaret margareta
    margarete margaretha margarida margarita margaud margaux margherita margit margita margo margot margret
    margrethe margrieta margrit marguerite margus mari maria mariah mariam marian mariana mariane marianela
    mariangela mariann marianna marianne mariano maribel marica maricela maricica maricruz marie mariechen mariela
    mariella marielle marietta mariette marija marijan marijana marijke marijn marika mariko marilena marilyn marin
    marine marinela marinella marini marinka marino mario marion maris marisa marisela marisol marissa marit marita
    marite maritta maritza marius mariusz marja marjaana marjan marjana marjanca marjani marjatta marjo marjona
    marjorie marjut markas marketa marketta markku marko markus marleen marlen marlena marlene marleny marlies
    marlin marlis marlon marlyn marlys marlyse maroof maros marri marsito marsy mart marta martaka marte marten
    martha marthe marti martial martim martin martina martine martino martins martirio marton martti martyn marusa
    marvin marwa marwata mary maryam maryann maryanne maryjane marylene maryline maryse masa masahiro masako masato
    massimiliano massimo massinissa masume matas mate matea matei matej mateja mateo mateus mateusz matevz matheo
    matheus mathew mathews mathias mathieu mathijs mathilda mathilde mathis mati matias matic matija matilda matilde
    matiss matjaz mato matous mats matteo matthaus matthew matthias matthieu matti mattia mattias mattina matunda
    matyas maua maud maude maura maureen mauri maurice mauricette mauricio maurine maurits maurizio mauro maurycy
    mavuno maxence maxi maxim maxima maxime maximilian maximiliano maximilien maximino maximo maximus maxine maxwell
    maya maybell mayra maysa mayte mayumi maza mcebisi mckenzie meabh meagan meaghan mecit meda medard meelis meena
    meera mees mefharet meg megan megane meghan meghana megumi mehdi mehdiqulu mehin mehman mehmet mehrimoh meike
    meiling meinolf meinrad mel melania melanie melany melba melek meleknur melina melinda melisa melissa melita
    melle melodie melvin mengi menisan mercedes mercyline mere meredith merel merete merethe meriem merijn merike
    merita merja merle merlin merna merritt mert mervi mervin mervyn mery meryem meshack mesude methusalem metin
    metinkaya metka metod metta mette meyransa mezide mia micael micaela micah miceal micha michael michaela
    michaele michail michal micheal michel michela michelangelo michele micheletto micheline michell michelle
    michelotto michiel michiko mickael midori mie mieke mieszko migdalia migle miguel miguela miha mihael mihaela
    mihai mihaly mihels mihhail mihkel mihnea miia miika mijo mika mikael mikaela mikako mikayla mike mikel mikelis
    mikels mikhail miki mikkel mikko miklos mikolaj mikulas mila milada milagros milan milana milda mildred mile
    milena milica milka milla miller millicent millie milly milo milos miloslav miloslava milosz milton miluse mimi
    mina mindaugas mindy minenhle minerva ming mingming minh minji minjun minna minodora minoru minseo mio miodrag
    mir mira miran miranda miray mirbadin mircea mirco mirdza mireille mirela mirella mireya miriam miriama mirja
    mirjam mirjami mirjana mirko mirlinda mirna miro miron mironshoh miroslav miroslava miroslaw mirriam mirsad
    mirta mirte misael misaki mislav misuli mitali mitchel mitchell mitesh mitra mitrut mitsuko mituru mitzy miyuki
    mkarkara mladen mlungisi mnqobi moa moana modesto modris modupe mofifoluwa mogens mohamad mohamed mohamedi
    mohammad mohammed mohan mohand mohinur mohlaroyim moira moises mojca mojisola mojisoluwa mojmir mollie molly
    momoko mona monica monicah monika monique monserrat montserrat mora moraa moradeke morayo morena morenike moreno
    morgan morgane moric moritz morolake morris morten mortimer moses moshe mosinmileoluwa mosunmola motunrayo
    mouloud mounir mourad moussa moya moyosore mrihani mthokozisi mubariz mubina muferrih mufide mugdha muggur
    mugurel muhallil muhamed muhammad muhammadali muhammadamin muhammadamir muhammadayub muhammadaziz muhammadrizo
    muhammadsafo muhammadsodiq muhammadsolih muhammadumar muhammadyasin muhammadyusuf muhammadziyo muhammed muharrem
    muhima muhsina muhyettin muizza mukesh mulayim mulele muli mulyono mumtaz mumtoz munda muni munif munisa murad
    murat murdock muret muriel murielle murilo murod murray mursalina mursita musa musaffa musfira mushtariy musila
    muskunaz muslim muslima muslum mustafa mustafo mustapha musure musyoka muthoni mutia mutua mutuku muvaffak
    muxlisa muzayyana muzdalifa mwamini mwangi mwasaa mwezi mya mykola myles myra myriam myrle myrta myrthe mzamo
    naajy naazhim nabhan nabil nabila nacer nacho nada nadav nadeem nadege nadezda nadezhda nadia nadin nadine nadir
    nadja nadr nael nafesa nafula nagi nahiara nahuel naiara naim nair naja najair najam najib najuma naki nakif
    nakip naksh nalan nam nana nanami nancy nandini nando nandor nanjala nanna nanni naoimh naoise naoki naoko naomh
    naomi naomy naoto naradi narcis narcisa narciso narek narimane naringul narji nashipie nasiru nasra nassim
    nastja natacha natali natalia natalie natalija natalja nataly natan natanael nataniel natasa natascha natasha
    natasja natasza natella nath nathalia nathalie nathaly nathan nathanael nathanial nathaniel nathari natiq
    natividad nattawun nattmordur naud naveen nawal nayeli nayfa naz nazaret nazidil nazim nazli ndumiso neal nebih
    nedas nedda nedjma neel nefaret neha nehemiah neil neja nejc nekesa nela nelah nele nelia nelida nelio nell
    nella nelli nellie nelly nelson nelu nenad neo nerea nereida neriban nerijus neringa nesrine nestor nete nevaeh
    nevenka nevgin neville nevin nevio nevsal newton neza nezengul nga ngaire ngamia ngeni ngoc ngozi nguyet nhat
    nhien nhlanhla nhung nia niall niamh niara nicanor nicat niccolo nichakarn nichola nicholas nichole nicklas
    nicklaus nicky niclas nico nicoara nicodim nicola nicolae nicolai nicolaie nicolaj nicolas nicole nicoleta
    nicoletta nicoline nicolle nicolo niculita nicuta nidhi nidia niels nieves nigar nigel nigesa nihad nihal
    niharika niilo niina nik nika nikau nikhil nikita nikki niklas niko nikodem nikol nikola nikolai nikolaj
    nikolajs nikolaos nikolas nikolaus nikolett nikoletta nikolina nikos niks niksa nilam nilcan nilda nilima nilo
    nils nilufar nimakoah nimrat nina ninetta ninioluwa nino nir niracha nisa nisha nitin nives nixon niyaz niyazi
    niyilolawa njabulo njeri njoroge njozi njuguna nkazimulo nkechi nkiruka nnamdi nneka noa noah noam nobantu
    noboru nobuhle noe noel noelia noella noelle noemi noemie nokulunga nolan nollaig nomagugu nomalanga nomasonto
    nomathalente nomathemba nomcebo nomsa nomthandazo nomusa nomvula nonhlanhla nonjabulo nonso noor noora noortje
    noppakao nora norah norbert norberto noreen nori norica noriko norina norma norman normunds nosipho nothando
    nott noud nour nout noxolo nozibusiso nozima nozizwe nqobizitha nrima ntimi nuala nubar nubia nuhu nula nuno
    nura nurcan nurey nuri nuria nuriat nuriya nurlan nurlana nurmelek nurmuhammad nuru nurul nurveren nury nusa
    nutcha nutkrita nutwadee nwabudike nyambura nyasi nynke nyoka nyoni nyota nyuki oba obanijesu obdulia obed
    obianuju obinna oceane ochieng octavia octavian octaviana octavie octavio oda odalis odalys oddleifur oddveig
    odeline odessa odette odhiambo odika odile odin odina ofelia ofeliya ofer oganer ogechi ogooluwa ogri ogulbas
    ogus oisin oivind ojas ojasvi oke okechukwu oksana okto okyalaz ola oladare oladimeji olaf olajumoke olakunle
    olanrewaju olansile olasunmbo olav olavi oldrich ole oleg olegario oleh oleksandr olena olga olgeir olgerts
    olgierd olimpia olimpian oliva oliver olivia olivie olivier olivija oliviu oliwier olle olli olof ololade olov
    oluchi olufunke olufunmilayo olumide olumorotimi oluwafemi oluwagbemiga oluwakemi oluwamumibori oluwamuyiwa
    oluwasanmi oluwasegun oluwaseun oluwatobi oluwole olwethu olympia omair omaira omar omari omer omina omisha
    omkaar omobobola omobolanle omodunni omolabake omolara omondi omosalewa omotara omotayo omotola omotoun omowumi
    omriye omur ona onat ondrej oneal oni onni onnie onofre onveer onyango onyinye oona oonagh opan ophelia ophelie
    opwonya oqtay ora oran orazio oren oreofe orgun orhan oriana orik orla orlaith orlando ornella orni orsolya
    ortansa orvel orvokki orxan osa osama osamu oscar osha osiyo oskar oskari oskars osman osogo osunleke osvald
    osvaldo osvalds osvifur oswald oswaldo otabek otakar otavio othmar otieno otilia otilija otis oto ottavio
    ottilia ottilie otto ottomar otylie ouanes ouma oussama outi ove ovidio ovidiu owen owethu oxana oyenike
    oyindasola oysha oystein oyvind ozbay ozbilge ozerdinc ozioma ozkutlu ozlem ozturk paavo pablo paca pachongruk
    paco pada padma padraic padraig padraigh pahal paige paivi paivikki pak pakjira pal pallavi palle pallie palmey
    paloma pam pambe pamela pamfil panagiotis panait panca pandu panfilo panini pankaj pankrac pannawich panya paola
    paoletta paolo par paramita pardi paride parin parker parvez pasa pascal pascale paschal pascual pascuala pasi
    paskalia pasqual pasquale pastor pastora patchaploy patcharaporn patience patric patrice patricia patricie
    patricija patricio patrick patrik patrizia patrizio patryk pattamon pattapon pattatomporn patty pau paul paula
    paule pauletta paulette pauli pauliina paulin paulina pauline paulino paulo pauls pauric pavao pavel pavla
    pavlina pavlos pavol paw pawan pawel paye payton paz peace peadar pearce pearse peder pedro peem peeter peggy
    pekka pelaji penelope peninah pentti pepijn pepito percy perinur peris perla pernilla pernille pero perry pertti
    petar pete peter peteris petr petra petrana petras petre petri petrina petrisor petro petronela petros petrut
    petruta petter petteri peyton phenphitcha pheobe phileine philip philipp philippa philippe philippine phillip
    philomena phoebe phubes phuc phuong phylis phyllis pia piedad pien pier pierce piergiorgio pierina pierluigi
    piermaria piero pierpaolo pierre pierrette pieter pietra pietro pijus pilar pina ping pintusorn pio piotr pippa
    piret pirjo pirkko pirmin piroska pitipat pius pleun pol polina polly polona polonca pompiliu pomponio poncio
    pontus pooja popobawa porfirio pornchanok povilas praba prabowo prakash prames pranav pranit prasad prasetya
    pratik pratyush praveen prayoga preben preeti premysl preston priit prima primitiva prisca priscila priscilla
    priska priya priyanka prokop prudence prudencio pryor przemyslaw puck pumbaa punhan puntira puput purcek
    purificacion purity purwa pushti puspa puti qaasim qabil qadi qadim qais qalib qaratel qareeb qasim qiang qori
    qosqar quadir quang quentin quincy quinn quinten quinty qulam qulu qumru qurban qutub quynh raaghib raagini
    raamiz rabah rabar rabee rabi rabih racha rachael racheal rachel rachelle rachid rachita rada radek radeke radha
    radhika radi radika radim raditya radka radmila rado radomir radoslav radoslava radoslaw radovan radovana radu
    raducu raduz radvile rael raewyn raf rafa rafael rafaela rafal rafee raffael raffaela raffaele raffaella
    raffaello rafi rafiq raghav ragna ragnar ragner ragnhild raheel raheem rahel rahmi rahul raihan raija raili
    raimo raimondo raimonds raimund raimundo raina rainer raisa raivis raivo rajesh rajeshri rajiv rajko rakesh
    rakide raksha ralf ralph raluca rama ramadan ramazan ramesh ramil raminta ramiro ramon ramona ramunas ramune
    ramzi rana randall randi randolf randver randy rangga rangi rania ranveer raoul raphael raphaela raquel rares
    rasa rasheed rashid rashidi rashmi rasim rasma rasmus rastislav ratchanon ratna raul ravi ravy ray rayan rayana
    rayhona raymond raymonde rayyona razi reagan reanna rebeca rebecca rebecka rebeka rebekah rebekka reda redmond
    reece reet refet regan regina reginald regine regis regitze rehaan rehema rei reidun reijo reiko reimar rein
    reina reinaldo reinar reine reiner reingard reinhard reinhardt reinhart reinhilde reinhold reinis reino reka
    rekha relu rembrandt remi remigio remo remy rena renan renata renate renato renaud rendy rene renee rens renzo
    reshoni resi restu reuben reva rex rexhep reyansh reyes reyhan reyna reynaldo reza rezin rhavi rhian rhianna
    rhiannon rhoda rhona rhonda rhys ria riad rian ricarda ricardas ricardo ricards riccardo richard richardt rick
    rickard rickey ricky rico rida ridwan rigoberto rihards riikka riina riitta rik rika rikke riku riley rim
    rimante rina rino rinor rio risalet risasi rishi risper risto rita ritt ritu ritva rivka riya riza rizvan roan
    roar rob robbe robbie robby robert roberta robertas robertina roberto roberts robinson robiya robyn rocco rochdi
    rochelle rochus rocio roderick rodger rodica rodney rodolfo rodolphe rodrigo roel rogelio roger rogers rohan
    rohit roise roisin rok roko roksana roland rolandas rolande rolando rolands rolf romain romaine roman romana
    romane romanita romano romeo romina romuald romulo romulus romy ron rona ronal ronald ronaldo ronan ronen ronith
    ronja ronke ronni ronnie ronny rony ronya roos roque rori rory rosa rosalba rosalia rosalie rosalind rosalinda
    rosalva rosanna rosanne rosaria rosario roseanna roseanne roseline roselyn rosemarie rosemary rosenda rosendo
    rosetta rosey rosfridur rosi rosie rosina rosita roslyn rosmarie ross rossana rossie rostislav roswitha rosy
    rouven rowan rowena roxana roxane roxanna roxanne roxelana roy roya royal roza rozalia rozalija roziya rozsa rua
    ruairi rubani ruben rubeyda rubi rubiela rudi rudiger rudite rudolf rudolfs rudolph rudy ruedi rufino ruggero
    rugile ruhiu ruhshona rui rumaysa rumeysa runar rune rungo runny ruoxi rupert ruperta ruperto ruqayya ruqiya
    rush rushil ruslan rusman rusne russell rusul rut ruta rute ruth ruza ruzena ruzica ryan ryder rym ryma ryo
    ryohei ryosuke ryota ryszard ryte rza saad saadat saaiq saalim saar saara sabahat saban sabari sabatino sabih
    sabina sabine sabiq sabir sabri sabrina saburah sacha sachi sachiko sachin saci sadaka sadan sadao saddam sadeti
    sadia sadie sadiki sadina saeborg saevarr saevor safari safet safia safina safiri safiya saga sagit sahat
    sahdiye sahlar sahnaz sahra saida sairah saire sakari sakina sakir saksham sakura salah salami saleh salih salim
    salima salimah salina sallie sally salma salmar salohiddin salome salomea salomey salomon salsabila salvador
    salvatore salvi salvor sam samandar samanta samantha samar samarth sami samiah samiha samina samir samira samiya
    sammy samo samson samu samuel samuli samwel samweli samxal samy sancar sancho sandeep sander sandi sandile
    sandis sandor sandra sandrine sandro sandu sangeeta sangwoo sani sanije sanita sanja sanjana sanjar sanjay sanna
    sanne santa santeri santiago santino santos santosh sanur sanya sapa saphira sara sarabi sarafina sarah sarahi
    sarai saraswati sardor sari sarina sarita sarka sarmite sarunas sarunporn sarvar sarvinoz sasa sascha sasha
    saskia saso sathvik satish satomi satoshi satu saul saundra sauti savak saverio saveta savita sayaka sayali
    sayuri scarlett scarlette schley scot scott seamus sean seana seanna sebastiaan sebastian sebastiano sebastiao
    sebastien sebastijan sebastjan secme sedat sefer sefi segilola segismundo segun segundo sehreban seif seija
    seimur selcan selena seler selim selime selin selina selma sem semenica semine semyon sena senn senne sennur
    seohyun seojun seosamh seoyeon sep sepp seppe seppo septi sera serafeddin serafin serafina serah sereina serena
    serezli serge sergei sergej sergey sergio serhiy serine serkan serma servac sessa seth setya sevara sevdinar
    sever severiano severin severine severino severo sevil sevim sevinc sevinch seyda seydo seye seyfulla seymur
    sezen shaban shade shadrack shahina shahnoza shahriyor shahzod shahzoda shai shakila shakira shamsuddeen shana
    shane shani shania shanice shaniya shankar shanna shannan shannen shannon shari sharlene sharon sharron shaun
    shauna shauneen shawana shawn shawna shay shayne shea sheela sheena shehu sheila sheilah shekoni shelia shelley
    shelly sheree sheri sherri sherry sheryl shida shiela shigeru shilpa shimon shinichi shinji shiori shira shirley
    shivani shivansh shlomo shohei shohjahon shohrux shona shota shreya shruti shuang shukrona shyam sian sibonelo
    sibongile sibusisiwe sibusiso sibylle siddharth sidonia siegbert siegfried siegrid siem siena sienna sifa
    sigfrid sigfried sigga siggeir sigita sigmar sigmund signa signe sigrid sigrun sigtryggur sigurbjorg sigurd
    sigurdur sigurhanna sigurlas siguroli sigurosk sihawukele siim sijuade siku sila silas silja silje silke sille
    silondile silva silvana silvano silvester silvia silvian silviana silvie silvija silvio sima simao simber sime
    simen simeon simi similoluwa simion simisola simiyu simo simon simona simone simonetta simonne simphiwe sina
    sindre sindri sine sinead sinica sinikka sinisa sintija siobhain siobhan siofra siphesihle sipho sirac siri
    sirje sirkka siro sirpa sirzad siska sisko sissel sita sithembiso siti sitiwat sittikorn siv sixi siya siyabonga
    skaidrite skender skidi skolastika skyla skylar sladjana slava slavena slavica slavisa slavka slavko slavomir
    slobodan smilte smita smith smyrill snaevarr sneha snjezana snot socorro sofia sofiane sofie sofija solange
    solbjorn solbrun sole soledad soleh solene soliha solma solmaz solomon solon solrun solveig solvita somadina
    somtochukwu sona sonali sonata sondre songul sonia sonja sonya soojin sooyoung sophia sophie sora soraia sorawut
    soraya sorcha soren sorin sorine sota sotaro souad soufiane soumia sowande soydaner spela spencer speranta
    sphiwe spurgeon spyros srecko srinivas stacey stacie stacy stan stana stanca stanislaus stanislav stanislava
    stanislavs stanislaw stanka stanko stanley stapi stavros steen stef stefaan stefan stefana stefani stefania
    stefanie stefanija stefano steffen steffi stefica stefka stein steinar steinfinnur steinfridur steinthor stela
    stelian stelios stella steluta sten stepan stepanka stephan stephane stephanie stephany stephen sterre steve
    steven steward stewart stian stig stijn stina stine stiven stjepan stuart styrmir subhan subhash subomi suci
    sudha sudiksha sue sugra suheyda sukru sula suleiman suleyman sultane sumayya sumeyye sumit sunel sungara
    sungmin sunil sunita supasit supasita suresh surya susan susana susanita susann susanna susannah susanne susen
    sushma susi sussanne sussie suvakit suvi suwijuk suzana suzanna suzanne suze suzette suzy svafa svanhvit svani
    svatopluk svatoslav svea svein sveingerdur sveinjon sven svenja sverre svetlana svetozar swala swati swen
    sybilla sybille sydney sydnie sylva sylvain sylvester sylvia sylviane sylvie sylwia synnove syrus szabolcs
    szilard szilveszter szilvia szymon taahaa taamir tabassum tabea tabitha tadas tadashi tade tadeas tadeen tadej
    tadeja tadeo tadeusz tadhg taehyung tage taha taheem tahir tahseen tai taial taichi taina taiwo taj taja
    tajammul takahiro takashi takatifu takuma takumi tal talayer talha tali talia talib talibe tama tamam tamanna
    tamar tamara tamas tamasa tambika tami tamia tamilla tammie tammy tamta tamu tanay tandogdu tane tanguy tania
    tanimu tanir tanja tanmayi tantri tanveer tanvi tanya tanyu tao tapani tapio tara taras tari tarik tariro
    tariyel tarja tarmo taro tarun tarzicius tasha tatiana tatjana tatsuya taufik tauno tautvydas tayla taylak
    taylor tayshaun tea ted teddy tedi teemu teerth teetat tegan teguh teja tejas tejs tekbay tekla teknaz telemaco
    tellervo temidayo temir temitope temizkal tempie tendai tenis tenzin teo teobaldo teodor teodora teodoro teodors
    teodosia teofila teofilo teohari tera tere terence teresa terese teresia teresita terez tereza terezia terezija
    terje tero terrance terrence terri terry terttu tess tessa tetsuya teun teymuraz teymurcin tezcan thabani
    thabisa thabisile thabiti thabo thaddeus thalente thales thalia thanatcha thandazile thandeka thandiwe thando
    thanh thanos thao thea theda thekla thelma themba thembeka thembekile thembile thembisile theo theobald theodis
    theodor theodora theodore theodoro theodoros theophile theres theresa therese theresia thi thiago thibaud
    thibault thibaut thierry thijn thijs thinhinane thom thomas thor thorsten thuthukile thuy tia tiago tiana tiara
    tiare tiarnan tiberiu tibor tichomir tiffanie tiffany tigran tiina tiit tiiu tijmen tijs tilda tilde tilen till
    tillmann tilman tim timea timmy timo timon timotej timoteo timothee timothy timur tina tincuta tindra tine tinna
    tino tira tirdad tirta tirza tisa titas titilayo titin tito titus tivadar tiziana tiziano tjaldur tjasa tobias
    tobiasz toby todd todsawun tofiq togan togrul toivo toki tokoz tokunbo tola tolulope toluwanimi tom toma tomas
    tomasa tomasz tomaz tome tomer tomi tomislav tommaso tommi tommy tomo tomoko tomori tomoya tomris toms tomurcuk
    tone toni tonia tonino tonje tonny tonu tony tonya toomas tor torben torbjorn tore tori toriano toribio torill
    torsten tory toshio tota tove tovuz toy tracey traci tracie tracy trang traudl trausti treasa trent trevin
    trevor tricia triin trina trine trinidad tristan triveni troels trond trong troy trudi trudie trung tshepo
    tsubasa tuan tudor tudosia tuere tufani tugce tugtas tuija tukufu tulio tullio tunchanok tunde tung tunradee
    tuomas tuomo turabi tural turan turid turkalp turkan turlough turvi turxan tutu tuula tuulia tuulikki tuyet
    tuzenur twan tygo tyler tymon tymoteusz tyra tyrone tyson ubadah ubayd uberto ucchal uche uchenna uchita udant
    udeera udo udyati ugne ugo ugur ugurkan ujamaa ujunwa uldis ulduz ulf ulfet ulfgeir uli ulises ulke ulla ulle
    ulrich ulrik ulrika ulrike ulu ulva ulvi uma umaarah umande umang umar umay umaya umberto umi umoja umray
    umutcan una unjani unni unnur unubol uolevi upasna urban urbano uriel urishilla urmas uros urs ursa ursula
    urszula urte urvashi usha ushindi usiku usman usmon ute utkarsh uwe uzbay uzeyir uzima vaclav vagn vagnbjorg
    vahan vahid vaida vaidas vaino vaishnavi vakris vala valbergur valborg valda valdemar valdis valentijn valentim
    valentin valentina valentine valentino valer valeri valeria valerie valerio valeriu valero valery valeska valey
    valgeir valija valter valthrudur valtteri vamakshi vanda vanesa vanessa vania vanja vanya varsha varun vasare
    vasatika vasco vasif vasil vasile vasileios vasilis vasily vasudha vasyl vatnar veda vedat vedhika vedran veer
    veera veerle vefia vega vegard veikko velaug veli vello velma velta venancio vendelin vendula venera veneranda
    veniamin venkatesh vera verdie verena verle verner vernon veronica veronicah veronika veronique vesa vesna veta
    veturlidi vic vicente vicki vickie vicky victoire victor victoria victoriano victorine victorino vid vida vidadi
    vidal vidar vidhi vidya viera viesturs viggo viggunnur vigilija vignir vija vijay vikas vikram viktor viktoria
    viktorie viktorija viktors vilbrandur vilde vilem vilhelm vilhelmina vilho viliam vilis vilius viljami viljem
    villa villads ville vilma vilmos vilnis vilums vimala viman vinay vince vincent vincenza vincenzo vinciane
    vineet vineta vinh vinicius vinjar vino vinod vinson vinzenz viola violet violeta violetta violette viorel
    viorica virag virgilio virginie viridiana virpi vishal visvaldis vit vita vitali vitalija vitaly vitazoslav
    vitezslav vito vitor vitoria vittoria vittorio vivaan vivek vivian viviana viviane vivien vivienne vjekoslav
    vlad vladimir vladimira vladislav vladislavs vlado vlaicu vlasta vlastimil vojtech voldemars volker volodymyr
    von vorm vratislav vratko vrinda vritti vurgun vusal vusumuzi vyacheslav vytautas waahid waceera wadi wadood
    wafae wafiq wafula wahab waheed waida wakeeta wakiman waldemar walid walli wally walter walther waltraud wambua
    wambui wamwema wanda wanjala wanjiku wanjiru wardell wardi warhi waridi warinder warjas warren warsita waseme
    washington wasin wassaya wassim wawan wayne weena wei weiming wekesa weldon wenche wendelin wendell wendolin
    wendy wenzel werner wesley wessel whitney widisha wiktor wilber wilfred wilfredo wilfrid wilfrido wilfried
    wilhelm wilhelmina wilhelmine willard willem willi willia william williams willian willibald willie willis willy
    wilma wilmar wilmer wilson wim winda winfred wing winifred winnie winny wira wirda wiremu witold wladimir
    wojciech wolfgang wooyoung wout wouter wridesh wulan wulf wuraola wyatt xalak xaliq xamis xander xanim xankisi
    xaver xavi xavier xenia xia xiaoli xiaoming ximena xinyi xiomara xiulan xiuying xobeen xolid xuan xudaverdi
    xudayar xudu xueying xumar xzavier yaa yaakov yachana yacine yada yadavi yadigar yadira yael yafi yagnesh yago
    yahia yahsi yahya yahyaa yahyo yair yakobo yalcin yamile yamilet yamin yamini yan yana yanet yaneth yang yani
    yanis yanisa yann yannick yannis yaqoot yaqub yara yaritza yaroslav yasar yaseen yasemin yash yashawini yashem
    yashoda yashvi yasin yasina yasinta yasmin yasmina yasmine yasna yasser yassin yassine yasti yasuhiro yatan yaw
    yawar yazganalp yazgul yazmin yda yegor yehuda yeison yejide yejin yekbun yelena yelesen yen yeni yenifer yenny
    yergha yesenia yesica yesid yessenia yessi yessica yetunde yevgeni yevgenia yevhen yewande yiannis yifan yilmaz
    yinthe yitzhak ylur ylva ylvie yngve yochana yohan yohana yohane yoichi yoko yolal yolanda yolande yolima
    yonatan yonetmen yong yoonseo yosef yoselin yoshiko yossi yosuke youba youcef younes youngho youngsoo yousra
    youssef yrja yrjo yrsa yug yuhan yui yuichi yuki yukiko yuko yulia yuliana yulieth yumiko yuna yuni yunis yunita
    yunus yurdaser yuri yuridia yusif yusuf yusuke yuta yutaka yutika yuting yuto yuvraj yvan yves yvette yvon
    yvonne zaahir zabir zac zacarias zach zacharie zachary zackery zafar zaheer zahfer zahid zahir zahnya zahra
    zahro zahur zaid zaida zainab zaira zaituni zakaria zakariyo zakhele zakir zakiyaxon zalan zalindra zamfir
    zamfira zamin zamiq zamir zamira zan zane zanele zaneta zanis zansi zara zarina zashil zayan zayd zaynab zayyan
    zbynek zdenek zdenka zdenko zdislava zdravko zeferino zehnia zehra zeki zelda zelha zeljka zeljko zelma zelmira
    zemfira zemyna zende zenia zeno zenobia zenovia zenta zenzele zenzile zeynal zeynep zeyno zeynulla zhanna
    zhiqiang ziba zibuyile ziedonis ziga ziggy zigmund zigrida zihan zikmund zilmil zimran zina zinaida zineb zinhle
    zinnura zipporah zita ziv zivile zixuan zizi zlatica zlatko zoe zoey zofia zofie zofija zohrehan zoltan zora
    zoraida zoral zoran zorka zoya zsanett zsigmond zsofia zsolt zsombor zsuzsanna zuba zubayr zuhri zuleyxa zulfa
    zumaridi zumre zumrud zurab zuwena zuzana zvonka zvonko zwatie zygimantas
"""
"""Frequent given names of some fifty languages, without accents; words of everyday English are not here."""
