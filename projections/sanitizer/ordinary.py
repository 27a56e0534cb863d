"""Which words stand in everybody's text?

The 4,300 most frequent words of the manuals and sources of two thousand free programs, without those that are mostly
written with a capital: names of people and places are not among them. A program or a book may be called by one of
these; where one of them is somebody's account or machine, it is replaced there and left alone elsewhere.
"""

from __future__ import annotations

from functools import cache


@cache
def ordinary_words() -> frozenset[bytes]:
    """All of them, in small letters."""
    return frozenset(_WORDS.encode().split())


def is_ordinary(word: bytes) -> bool:
    """Whether it is one of them, whatever its case."""
    return word.lower() in ordinary_words()


_WORDS = """
    abc abcd ability able abort aborted aborting about above abs absence absent absolute abspath abstract
    abstractmethod accept acceptable accepted accepting accepts access accessed accesses accessible accessing
    accesskey accessor accidental accidentally accommodate accompanying according accordingly account accounts
    accumulate accuracy accurate achieve achieved acl acm acos acosh acquire across act action actions activate
    activated active activity acts actual actually adapted added adding addition additional additions addons addr
    address addresses adds adjacent adjusted admin administrator advance advanced advantage advertising advice affect
    affected affecting affects affiliates after afterwards again against age agent aggregate ago agree agreed ahead
    aka alarm alert algorithm algorithms alias aliases aliasing align aligned alignment alive all allclose alloc
    allocate allocated allocating allocation allocations allow allowed allowing allows almost alone along alongside
    alpha alphanumeric already also alt alter altered alternate alternative alternatives although always amazon
    amazonaws ambiguity ambiguous among amount amzn analogous analysis analyze analyzer anchor ancient and angle
    annotate annotation annotations annoying anonymous another answer anymore anyone anything anyway anywhere apart
    app apparently appear appeared appears append appended appending apple applicable application applications applied
    applies apply applying approach appropriate appropriately approved approximate approximately approximation apps
    apt arange arbitrarily arbitrary arc arch architecture architectures archive archives are area areas aren arg argc
    argparse args argument arguments argv arithmetic arm arn around arr array arrays arrow article articles artifacts
    asarray asc ascending ascii asin asinh ask asked asking asl asm assembly assert assertion assertions asserts
    assign assigned assigning assignment assignments assigns assistant associate associated associates association
    assume assumed assumes assuming assumption assumptions ast astype async asynchronous asyncio atan atanh atol atom
    atomic atoms attach attached attachment attack attacks attempt attempted attempting attempts attention attr
    attribute attributes attrs audio audit auth authentication authorization authorized auto autoconf autogen automake
    automated automatic automatically autopkgtest autoreconf autoscaling autotools aux auxiliary availability
    available average avoid avoided avoiding avoids await aware away awscli axes axis back backend backends background
    backport backslash backslashes backup backward backwards bad badly bail bar bare base based baseline basename
    bases bash basic basically basis bat batch baz became because become becomes been before begin beginning begins
    behave behaves behavior behaviour behind being believe bell belong belongs below benchmark benefit besides best
    beta better between beyond bgcolor big bigger bin binaries binary bind binding bindings binomial bit bitmap bits
    black blank bless blob block blocked blocking blocks blue body bogus book bookworm bool boolean booleans boot
    bootstrap border both bother botocore bottom bound boundaries boundary bounded bounds bpo braces bracket brackets
    branch branches break breakage breaking breakpoint breaks brief broadcast broke broken brought browse browser
    browsers bucket buf buffer buffered buffering buffers bug bugfix buggy bugs bugzilla build builder building builds
    built builtin builtins bullet bumped bunch bundle bundled bus buster busy but button bygroups bypass byte
    bytearray bytes cache cached caches caching calculate calculated calculates calculating calculation calculations
    call callback callbacks called caller callers calling calls came can cancel cancellation cancelled candidate
    candidates cannot canonical cap capabilities capability capable capacity capture captured care careful carefully
    carriage carry case cases casing cast casting casts cat catalog catch categories category caught cause caused
    causes causing caution caveats cdef ceil ceiling cell cellpadding cells cellspacing center central cert certain
    certificate certificates certs cfg cfn cfnlint cgi chain chains chance change changed changelog changes changing
    channel channels chapter char character characters charge chars charset chat chdir check checked checker checking
    checkout checks checksum cherry child children chmod choice choices choose choosing chosen chr chris chunk chunks
    cipher circle circular circumstances cjs claims clang clarify clarity class classes classic classmethod clause
    clean cleaned cleaning cleanly cleanup cleanups clear cleared clearer clearing clearly clears cli click client
    clients clip clock clone close closed closely closer closing closure cls cluster clusters cmake cmd cmp code
    codecommit codecs coded codes coding coeff coefficient coefficients col collect collected collecting collection
    collections collector collision collisions colon color colors cols column columns com combination combinations
    combinatorial combine combined combining come comes coming comma command commands commas comment commented
    comments commercial commit commits committed common commonly communicate communication community commutative comp
    compact company compare compared compares comparing comparison comparisons compat compatibility compatible
    compilation compile compiled compiler compilers compiles compiling complain complement complete completed
    completely completes completion completions complex complexes complexity compliance compliant complicated
    component components compose composite compound comprehend compress compressed compression computation
    computations compute computed computer computing concat concatenate concatenated concatenation concept concrete
    concurrent concurrently cond condition conditional conditionally conditions conf config configs configurable
    configuration configurations configure configured configuring confirm conflict conflicting conflicts conform
    confused confusing confusion conj conjugate conjunction connect connected connecting connection connections
    consecutive conservative consider considered considering considers consistency consistent consistently consisting
    consists console const constant constants constrained constraint constraints construct constructed constructing
    construction constructor constructors constructs consult consume consumed consuming contact contain contained
    container containers containing contains content contents context contextlib contextmanager contexts contiguous
    continuation continue continued continues continuing continuous contrast contrib contribute contributed
    contributions control controlled controlling controls convenience convenient convention conventions conversation
    conversion conversions convert converted converter converting converts cookie coordinate coordinates cope copied
    copies copy copying core corner coroutine correct corrected correction corrections correctly correctness
    correspond corresponding corresponds corrupt corrupted corruption cos cosh cost could couldn count counted counter
    counting counts couple course cover coverage covered covers cpp cpython crash crashes crashing create created
    creates creating creation credential credentials criteria critical croak cross crypto cryptography css cst csv ctx
    ctypes curdir curl currency current currently cursor curve custom customer customization customizations customize
    customized cut cwd cxx cycle cycles cyclic daemon dangerous dangling dark darwin dash dashboard data database
    databases dataclass dataclasses dataset dates datetime day days dbg dead deadlock deal dealing debhelper debian
    debug debugger debugging decide decided decision declaration declarations declared decode decoded decoder decoding
    decomposition decompress decorated decoration decorator decorators decrease decrypt dedent dedicated deep deepcopy
    def default defaultdict defaulting defaults defer deferred define defined defines defining definitely definition
    definitions defs deg degree degrees del delay delayed delegate delete deleted deletes deleting deletion
    deliberately delimited delimiter delimiters delivery delta demand demo den denom denominator dense density deny
    dep depend dependencies dependency dependent depending depends deploy deployment deprecate deprecated deprecation
    deprecations deps depth deque der dereference derivatives derive derived desc descending describe described
    describes describing description descriptions descriptor descriptors design designed desirable desired desktop
    despite dest destination destroy destroyed detach detached detail detailed details detect detected detecting
    detection detector detects determine determined determines determining deterministic dev devel develop developed
    developer developerguide developers development device devices diag diagnostic diagnostics diagonal dialog dict
    dictionaries dictionary dicts did didn die diff differ difference differences different differentiate differently
    differs difficult diffs digest digits dim dimension dimensional dimensions dir direct directed direction directive
    directives directly directories directory dirname dirs disable disabled disables disabling disallow disallowed
    discard discarded disclaimer disconnect disconnected discover discovered discovery discrete discriminator
    discussed discussion disk dispatch display displayed displaying displays dist distance distcheck distinct
    distinguish distribute distributed distributing distribution distributions distutils div divide divided division
    divmod dll dlopen dns doc docbook docker docs docstring docstrings doctest document documentation documented
    documents docutils does doesn doi doing doit dom domain domains don done dot dots dotted double down downgrade
    download downloaded downloading downloads downstream dpkg draft draw drawing drawn drive driver dropped dropping
    drops dst dtype dtypes dual due dumb dump dumps dup duplicate duplicated duplicates duplication duration during
    dynamic dynamically dynamodb each eagerly earlier early ease easier easily east easy echo edge edges edit editable
    editing editor edu effect effective effectively effects efficiency efficient efficiently effort egg eight either
    eks elapsed elem element elementary elements elf elif eliminate else elsewhere elsif emacs email embed embedded
    embedding emergency emit emits emitted emitting empty emulate emulation enable enabled enables enabling enc
    enclosed enclosing encode encoded encoder encoding encodings encounter encountered encounters encouraged encrypt
    encrypted encryption end ended endian endianness endif ending endorse endpoint endpoints ends endswith enforce
    enforced engine enough ensure ensures ensuring enter entered entering entire entirely entities entity entries
    entropy entry enum enumerate enums env environ environment environments epoch eps epsilon equal equality equals
    equation equations equiv equivalent equivalents erase erf err errno erroneous error errors errstate escape escaped
    escapes escaping esm especially essential essentially establish established estimate etc eval evalf evaluate
    evaluated evaluates evaluating evaluation even event events eventually ever every everyone everything everywhere
    exact exactly examine example exc exceed exceeded exceeds except exception exceptions excess excessive exchange
    exclude excluded excluding exclusive exe exec executable executables execute executed executes executing execution
    exercise exhausted exist existence existent existing exists exit exited exiting exits exp expand expanded
    expanding expands expanduser expansion expect expected expecting expects expensive experimental expiration expire
    expired expires explain explained explicit explicitly exponent exponential export exported exporting exports
    expose exposed exposes expr expressed expression expressions ext extend extended extending extends extension
    extensions extent extern external externally extra extract extracted extracting extraction extras extreme
    extremely eye face facility fact factor factorial factors factory fail failed failing fails failure failures
    fairly fake fall fallback falling falls family far fashion fast faster fatal fault favor fcntl feature features
    fee feed feedback feel fetch fetching few fewer field fields figure file filehandle filename filenames fileno
    files filesystem filesystems fill filled filling filter filtered filtering filters filterwarnings final finalize
    finally find findall finder finding finds fine finfo finish finished finite firewall first fit fits five fixes
    fixing fixture fixup flag flags flaky flat flatten flexible flip float floating floats floor flow flush flushing
    fmt fname focus fold folder follow followed following follows font fonts foo foobar footer fopen for forbid
    forbidden force forced forces forcing foreach foreign forever forget forgot fork form format formats formatted
    formatter formatters formatting formed former formerly forms formula fortran forward forwarded found four fourth
    fprintf frac fractional fractions fragment fragments frame frames framework free freed freedesktop freeing freely
    freeze frequency frequently fresh friendly friends from fromkeys front frozen frozenset ftp full fullname fully
    fun func funcs function functional functionality functions functools furnished further future fuzz gain gamma gap
    garbage gateway gateways gather gave gcc gcd gen generalized generally generate generated generates generating
    generation generator generators generic gentoo geometry get getattr getcwd getenv getitem getopt gets getter
    gettext getting getvalue gid gif git github gitignore gitlab give given gives giving glibc glob global globally
    globals gmail gmx gnome gnu gnupg goal goes going gone good google got goto gov governing gpg gpt grab gracefully
    gradient grammar grant granted grants graph graphics graphs gray great greater green grep grid group grouped
    grouping groups grow gtk guarantee guaranteed guarantees guard guards guess gui guides gzip hack had hand handle
    handled handler handlers handles handling handshake hang happen happened happening happens happy hard hardcoded
    hardening harder hardware harmless has hasattr hash hashes hashing hashlib hasn have haven having head header
    headers heading heap height held hello help helper helpers helpful helps hence here hereby heuristic hex
    hexadecimal hidden hide hierarchy high higher highest highlight highlighted highlighting highlights highly hint
    hints his historical history hit hits hmac hold holding holds home honor hook hooks hope hopefully host hosted
    hostname hosts hour hours how href html http https hub huge human hurd hyphen hypothesis icon idea ideal ident
    identical identified identifier identifiers identifies identify identifying identity idlelib idp ids idx ietf
    ifdef iff ifndef ignore ignored ignores ignoring iii illegal imag image images imaginary img immediate immediately
    immutable impact impl implement implementation implementations implemented implementing implements implicit
    implicitly implies imply import important imported importing importlib imports impossible improve improved
    improvement improvements improves improving include included includes including inclusion inclusive incoming
    incompatible incomplete inconsistent incorporate incorporated incorrect incorrectly increase increased increases
    increasing increment incremental ind indeed indent indentation indented indep independent independently index
    indexed indexes indexing indicate indicated indicates indicating indication indicator indices indirectly
    individual individually inf infer inference inferred infinite info inform information infrastructure ing inherit
    inheritance inherited inherits init initial initialization initialize initialized initializer initializing
    initially inject inline input inputs insecure insensitive insert inserted inserting insertion inside inspect
    inspector inspired inst install installation installations installed installer installing installs instance
    instances instantiate instantiated instantiation instead instruction instructions insufficient int integer
    integers integrals integrate integrated integration integrity intended intent intentionally interact interaction
    interactive interest interested interesting interface interfaces interfere interior intermediate internal
    internally internals interpolate interpolation interpret interpretation interpreted interpreter interrupt
    interrupted intersection interval intervals intl into intrinsic intro introduce introduced introduces introducing
    introspection ints inv invalid invalidate invariant inverse invert inverted invocation invocations invoke invoked
    invokes invoking involved involves involving irrelevant isatty isdigit isdir isfile isfinite isinf isinstance isn
    isnan isolated issubclass issue issued issues item items iter iterable iterables iterate iterates iterating
    iteration iterations iterator iterators itertools its itself java job jobs join joined journal json jsonschema
    jump just keep keeping keeps kept kernel kernels key keyboard keyed keys keyword keywords kfreebsd kill kind kinds
    kms know knowledge known knows kwarg kwargs kwds label labels lack lacks lambda lang language languages large
    larger largest last late latency later latest latex latter launch law layer layout lazily lazy lead leading leads
    leaf leak leaked leaking leaks least leave leaves leaving left leftover legacy legal len length lengths less let
    lets letters level levels lex lexer lexers lhs lib libc libcst libdir libraries library libs libtool libxslt
    licensed licenses licensing lifecycle lifetime like likely limit limitation limitations limits linalg line linear
    lineno lines link linked linker linking links linspace lint lintian linux list listdir listed listen listener
    listeners listening listing lists literals little live llvm load loaded loader loading loads loc local locale
    locales localhost locally locals localtime locate located location locations lock locked locking locks log logged
    logger logging logic logical login logs long longer longest look looked looking looks lookup lookups loop looping
    loops loose lose lost lot lots low lower lowercase lowest lstrip machine machinery machines macosx macro macros
    made magic magnitude mail mailing main mainly maintain maintained maintainer maintaining maintains maintenance
    major make makefiles makes making malformed malicious malloc man manage managed management manager managers
    managing mandatory manifest manipulate manipulation manner manpage manpages manual manually manuals many map
    mapped mapping mappings maps margin mark markdown marked marker markers marking marks markup mask masked mass
    master mat match matched matches matching material materials math matplotlib matrices matrix matter matters max
    maximal maximum maxsize may maybe mean meaning meaningful means meant measure measured measures mechanism
    mechanisms media medium meet mem member members memcpy memory memoryview mentioned menu merely merge merged merges
    merging meson mess message messages met meta metaclass metadata meth method methods metric metrics micro mid
    middle might migration milliseconds mime mimetypes min mind mingw mini minimal minimize minimum minor minus minute
    minutes mips mirror misc miscellaneous misleading mismatch miss missed missing mistake mistakenly mix mixed mixing
    mjs mkdir mkdtemp mmap mock mod mode model models modern modes modification modifications modified modifier
    modifiers modifies modify modifying modular module modules modulo moment monitor monitoring monotonic month more
    most mostly moto moved moves moving mozilla mpf mpl mpmath mro msg mtime much multi multiarch multipart multiple
    multiplication multiplied multiply must mutable mutate mutex mutually mypy mypyc myself naive name named namely
    names namespace namespaces naming nan nargs narrow native natural nature navigation ndarray ndim near nearest
    nearly necessarily necessary need needed needing needs neg negative neighbors neither nested nesting net network
    networks networkx never new newer newline newlines newly next nice nicer nit nobody nocheck node nodejs nodes
    noise non nonexistent nonlocal nonnegative nonzero noop noqa nor norm normal normalization normalize normalized
    normally normpath not notably notation noted nothing notice noticed notices notification notifications notify now
    nss num number numbered numbers numerator numeric numerical numerically numerous numpy obj object objective
    objects observed obsolete obtain obtained obtaining obvious obviously occur occurred occurrence occurrences occurs
    octal odd off offer offered offers official offset offsets often okay old older omega omit omitted omitting once
    one ones online only onto opaque opcode open openai openbsd opened opening openpyxl opens operand operands operate
    operates operating operation operations operator operators opposed opposite ops opt optimal optimization
    optimizations optimize optimized option optionally options opts oracle ord order ordered ordering orders ordinary
    org organization organizations orig origin original originally oss other others otherwise our ourselves out
    outcome outdated outer outfile output outputs outside over overall overflow overflows overhead overlap overlapping
    overload overly overridden override overrides overriding overrun overwrite overwriting overwritten own owned owner
    ownership owns pack package packaged packages packaging packed packet pad padding page pager pages pagination pair
    pairs paper paragraph paragraphs parallel param parameter parameters parametrize params parens parent parentheses
    parenthesis parents parse parsed parser parsers parses parsing part partial partially particularly partition parts
    party pass passes passing passwd password past paste patch patched patches path pathlib pathname paths pathsep
    pattern patterns pause payload pdf peer pem pending people per percent percentage perfect perform performance
    performed performing performs perhaps period periodic permission permissions permit permitted permutations
    persistent person personal persons pertaining phase phi php physical physics pick picked pickle pid piece pieces
    pip pipe pipeline pipes pixel pkg pkgconfig place placed placeholder places plain plan plane platform platforms
    play plot plt plug plugin plugins plus png pod point pointed pointer pointers pointing points policies policy poll
    polynomial polynomials polys polytools pool poor pop populate populated port portability portable ported portion
    portions ports pos position positional positions positive positives possible possibly post postinst potential
    potentially pow power powerpc powers ppc pprint practical practice pragma pre prec preceded precedence preceding
    precise precisely precision predefined predicate predictable prefer preference preferences preferred prefers
    prefix prefixed prefixes preparation prepare prepared preparing prepend prepended preprocessor presence present
    presented preserve preserved preserves preserving press pretend pretty prev prevent prevented preventing prevents
    preview previous previously primarily primary prime primitive primitives principal print printable printed printer
    printf printing prior priority private probability probably problem problematic problems proc procedure proceed
    process processed processes processing processor processors prod produce produced produces producing product
    production products profile profiles prog program programs progress prohibited project projects promises promote
    prompt prompts prone prop propagate propagated propagation proper properly properties property proposed protect
    protected protection proto protocol protocols prototype prototypes provide provided provider providers provides
    providing proxies proxy prune pseudo ptr pub public publicity publicly publish published pull pulled pure purely
    purge purposes push pushed put puts putting pwd pydantic pygments pypa pypi pytest quadratic qualified qualifier
    quality queries query querying querystring question questions queue queued queues quick quickly quiet quit quite
    quote quoted quotes quoting race raise raised raises raising rand randint random randomly range ranges rank rare
    rarely rate rather ratio ravel raw reach reachable reached reaches read readability readable reader readers
    reading readline readonly reads readthedocs ready real reality realloc really realpath realtime reason reasonable
    reasonably reasoning reasons rebase rebuild receive received receives receiving recent recently recognize
    recognized recommend recommendation recommended recommends record recorded recording records recover recovery
    recurse recursion recursive recursively recv red redefine redhat redirect redirected redirection redirects
    redistribute reduce reduced reduces reducing reduction redundant ref refactor refactored refactoring refer
    reference referenced references referencing referred referring refers reflect reflects refs refuse reg regarding
    regardless regex regexp region regions register registered registering registers registration registry regression
    regressions regular reject rejected rejects rel related relation relational relationship relative relatively
    release released releases relevant reliable reliably relies reload rely relying rem remain remainder remaining
    remains remember remote removal removed removes removing renamed renaming render rendered rendering rep repeat
    repeated repeatedly repl replace replaced replacement replacements replaces replacing reply repo report reported
    reporting reports repositories repository repr represent representation representations represented representing
    represents reproduce reproducible req request requested requesting requests require required requirement
    requirements requires requiring res research reserved reset resets reshape resize resolution resolve resolved
    resolver resolves resolving resource resources resp respect respective respectively respond response responses
    responsibility responsible rest restart restore restored restores restrict restricted restriction restrictions
    result resulted resulting results resume ret retain retained retries retrieve retrieved retrieves retrieving retry
    return returned returning reuse reused rev reverse reversed reverted reverts review revision revisions rewrite
    rewriting rewritten rhs rid right rights ring risk rmdir rmtree rng robust role roles room root roots rotate
    roughly round rounded rounding route routine routines row rows royalty rpath rsplit rst rstrip rtol rtype rule
    rules run runner running runs runtime safe safely safer safety said sale salsa same sample samples sampling sane
    sanity satisfied satisfies satisfy save saved saves saving say says scalar scalars scale scaled scaling scan
    scanning scenario scenarios schedule scheduled scheduler schema schemas scheme schemes scipy scope scopes score
    scratch screen script scripts search searched searches searching sec second secondary seconds secret secrets
    section sections secure security sed seed seeing seek seem seems seen segfault segment segmentation segments
    select selected selecting selection selector selects self sell semantic semantics semi semicolon send sender
    sending sends sense sensible sensitive sent sentence sentinel separate separated separately separator separators
    seq sequence sequences sequential serial serialization serialize serialized series serious serve server servers
    serves service services session sessions set setattr setdefault sets setter setting settings setuid setup
    setuptools seven several shadow shall shallow shape shapes share shared sharing shell shells shift ship shipped
    shlibs short shortcut shortdesc shorten shorter shortest shorthand should shouldn show showing shown shows shrink
    shuffle shut shutdown shutil side sides sig sigma sign signal signals signature signatures significant
    significantly signing signs silent silently similar simple simplefilter simpler simplest simplification simplified
    simplifies simplify simply simulate simultaneously sin since single singleton singular sinh site situation
    situations six size sized sizeof sizes skip skipif skipped skipping skips slash slashes sleep slice slices
    slightly slot slots slow slower smaller smallest smart snapshot snapshots snippet snprintf sns sock socket sockets
    soft sol solely solution solutions solve solved solver solvers solves solving some somehow someone something
    sometimes somewhat somewhere soname soon sorry sort sorted sorting sorts source sourceforge sources space spaces
    spacing spam span sparc sparse spawn spec special specialized specially specific specifically specification
    specifications specified specifier specifiers specifies specify specifying specs speed speeds speedup spelling
    sphinx split splitext splitlines splits splitting sprintf spurious sqrt sqs square squeeze src srcdir ssh ssl ssm
    stability stable stack stacklevel stage stale stamp standalone standard star start started starting starts
    startswith startup stash stat state stated statement statements states static statically staticmethod statistics
    stats status stay std stderr stdin stdio stdlib stdout step stepfunctions steps still stop stopped stopping stops
    storage store stored stores storing str straight strange strategies strategy stray stream streaming streams
    strerror strftime strict stricter strictly string stringify strings strip stripped stripping strlen strong
    strongly struct structs structure structured structures sts stub stubs stuck stuff style styles stylesheet sub
    subclass subclasses subclassing subdir subdirectories subdirectory subject sublicense submit submitted submodule
    submodules subnet subprocess subroutine subs subscribe subscript subscription subsequent subset substantial
    substituted substitution substitutions substr substring subtle subtract subtype succeed succeeded succeeds success
    successful successfully such sufficient sufficiently suffix suffixes suggest suggested suggestion suggestions
    suggests suitable suite sum summary super superfluous supplied supply supplying support supported supporting
    supports supposed suppress suppressed sure surrounding suse svg svn swap switch switched switches switching sym
    symbolic symbols symlink symlinks symmetric sympify sympy sync synchronous syntax sys syscall sysconfig system
    systemd systems tab table tables tabs tag tagged tagging tagname tags tail take taken takes taking talk tan tanh
    tar tarball tarballs target targets task tasks tcl team technical technically tell tells temp tempfile template
    templates temporarily temporary tensor term terminal terminals terminate terminated terminates terminating
    termination terms test tested testing tests testsuite tex texinfo text texts textwrap than that the their them
    theme themselves then there therefore thereof these theta they thing things think third this those though thought
    thread threaded threading threads three threshold through throughout throw thrown throws thus tied time timed
    timedelta timeout timeouts timer timers times timestamp timestamps timezone timing tiny tip title tkinter tmp
    tmpdir toc today together toggle token tokenize tokens tol told tolerance tolist toml too took tool toolchain
    tools top topic toplevel total touch towards trace traceback traces tracing track tracked tracker tracking
    trademark traditional traffic trailer trailing transaction transfer transform transformation transformations
    transformed transforms transition transitional translate translated translation translations transparent transport
    transpose trap traversal traverse travis treat treated treating treatment treats tree trees triangle trick tricky
    tried tries trigger triggered triggering triggers trigonometric trim trio trip triple trivial trouble truncate
    truncated truncation trunk trust trusted try trying ttl tty tuple tuples turn turned turning turns tutorial tweak
    twice two txt typ type typedef types typical typically typing typo typos udp ugly uid uint umask unable
    unavailable unbounded unchanged unclear uncompressed unconditionally undef undefined under underflow underline
    underlying underscore underscores understand understood undirected undo undocumented unexpected unhandled uni
    unicode unified uniform unify uninitialized uninstall unions unique unit units unittest unix unknown unless
    unlikely unlimited unlink unlock unmodified unnecessarily unnecessary unneeded unpack unpacked unquote unreachable
    unrecognized unrelated unsafe unset unsigned unspecified unstable unsupported until untyped unused unusual
    unwanted unwrap upcoming update updated updates updating upgrade upgraded upgrades upgrading upload uploaded
    uploads upon upper uppercase ups upstream urgency uri url urllib urlparse usable usage use used useful useless
    user userguide username users uses using usr usual usually utf util utilities utility utils uuid val valgrind
    valid validate validated validates validating validation validator validators validity valign vals value valued
    values van var variable variables variance variant variants variety various vars vary varying vector vectors
    vendor ver verbatim verbose verbosity verification verified verifies verify verifying versa version versionadded
    versionchanged versioned versioning versions very via vice video view views vim violation virtual visibility
    visible visit visited visitor vlink void vol volume vpc vulnerability wait waiting waits walk want wanted wants
    warn warning warnings warns was wasi wasn watch way ways weak weakref website week weight weighted weights weird
    welcome well went were west what whatever wheel when whenever where whereas whether which while white whitespaces
    who whole whom whose why wide widget width wiki wikipedia wildcard wildcards will win window wire wise wish with
    within without won word wording words work workaround worked worker workers workflow workflows working works world
    worse worst worth would wouldn wrap wrapped wrapper wrappers wrapping wraps writable write writer writes writing
    written wrong wrote wrt www xfail xff xhtml xml xmlns xorg xsl xyz yahoo year years yellow yes yet yield yielded
    yields yml you your yourself zero zeros zip zipfile zlib zone
"""
