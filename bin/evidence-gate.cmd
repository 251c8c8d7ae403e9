@echo off
rem Starts evidence-gate from a clone, as the script evidence-gate beside it does; what it says about the environment
rem variables holds here too, and the cache is in %LOCALAPPDATA%.
setlocal EnableExtensions DisableDelayedExpansion

for %%I in ("%~dp0..") do set "home=%%~fI"
set "jar=%home%\cli\target\evidence-gate.jar"

set "java_home="
set "version=0"
if defined JAVA_HOME call :read_version "%JAVA_HOME%"
if %version% lss 17 for %%I in (java.exe) do if not "%%~$PATH:I"=="" call :read_version "%%~dp$PATH:I.."
if %version% lss 17 (
    echo evidence-gate: no Java 17 or newer in JAVA_HOME or on PATH; install a JDK, from https://adoptium.net for example, and set JAVA_HOME to its folder>&2
    exit /b 2
)

if not exist "%jar%" call :build
if not exist "%jar%" exit /b 2

rem Size and time of the jar and the version of Java name the archive; Java itself checks all three again.
set "archive="
set "making="
if /i "%EVIDENCE_GATE_ARCHIVE%"=="off" goto :options
if not defined LOCALAPPDATA goto :options
set "cache=%LOCALAPPDATA%\evidence-gate"
for %%I in ("%jar%") do set "key=%%~zI-%%~tI"
set "key=%key::=%"
set "key=%key:/=%"
set "key=%key: =%"
set "archive=%cache%\%key%-%runtime%.jsa"

:options
if not defined EVIDENCE_GATE_HEAP set "EVIDENCE_GATE_HEAP=512m"
set "options=-XX:+UseSerialGC -XX:CompileThresholdScaling=3 -XX:MaxInlineLevel=4 -XX:MaxInlineSize=16 -XX:FreqInlineSize=50 -XX:-UsePerfData -Xshare:auto -Xlog:disable -Xms32m -Xmn24m -Xmx%EVIDENCE_GATE_HEAP%"
if not defined archive goto :run
if exist "%archive%" (
    set "shared=-XX:SharedArchiveFile=%archive%"
    goto :run
)
if not "%~1"=="check" goto :run
md "%cache%" 2>nul
set "making=%cache%\making-%RANDOM%%RANDOM%.jsa"
set "shared=-XX:ArchiveClassesAtExit=%making%"

:run
if not defined shared set "shared=-Xshare:auto"
"%java_home%\bin\java.exe" %options% "%shared%" -jar "%jar%" %*
set "status=%ERRORLEVEL%"
if not defined making exit /b %status%
if %status% lss 2 if exist "%making%" (
    rem What another run has mapped cannot be deleted, and stays for the next time.
    del /q "%cache%\*-%runtime%.jsa" 2>nul
    move /y "%making%" "%archive%" >nul 2>nul
)
del /q "%making%" 2>nul
exit /b %status%

rem Sets version, runtime and java_home from the file "release" in folder %1; version is 0 if there is none.
:read_version
set "version=0"
if not exist "%~f1\bin\java.exe" exit /b 0
if not exist "%~f1\release" exit /b 0
for /f "usebackq tokens=1,2 delims==" %%A in ("%~f1\release") do (
    if "%%A"=="JAVA_VERSION" for /f "delims=." %%V in ("%%~B") do set "version=%%~V"
    if "%%A"=="JAVA_RUNTIME_VERSION" set "runtime=%%~B"
)
set "java_home=%~f1"
if not defined runtime set "runtime=%version%"
exit /b 0

:build
echo evidence-gate: building the program, once>&2
pushd "%home%"
set "JAVA_HOME=%java_home%"
call mvnw.cmd -q -Dquick -DskipTests -pl cli -am package 1>&2
popd
exit /b 0
